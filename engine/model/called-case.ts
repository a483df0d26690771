/** Temporal's limit for the id of a workflow (`limit.maxIDLength`): a process that calls itself reaches it in the end. */
const LONGEST_ID = 1000;

/** Id of the case that a call activity begins: whoever reads it sees who called whom. */
export function calledCaseId(caller: string, element: string, instance: number): string {
  return `${caller}.${element}-${instance}`;
}

/** Why a case cannot be called under an id; undefined where it can. */
export function tooDeep(
  caseId: string,
): { readonly code: 'CALL_TOO_DEEP'; readonly message: string } | undefined {
  if (caseId.length <= LONGEST_ID) return undefined;
  const depth = caseId.split('.').length;
  return {
    code: 'CALL_TOO_DEEP',
    message: `${depth} cases have called each other one in the other, and no id is left for one more`,
  };
}
