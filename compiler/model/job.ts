import type { Job } from '../../engine/model.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

/** zeebe:taskDefinition and zeebe:taskHeaders, when the element has them. */
export function compileJob(element: Drawn, { expressions }: Build): Job | undefined {
  const definition = zeebe(element, 'zeebe:TaskDefinition');
  if (definition === undefined) return undefined;
  const { type, retries } = definition;
  const headers = zeebe(element, 'zeebe:TaskHeaders')?.values ?? [];
  return present({
    type: type ? expressions.value(type, element, 'job type') : expressions.missing(element, 'job type'),
    retries: retries ? expressions.number(retries, element, 'retries') : undefined,
    headers:
      headers.length > 0
        ? Object.fromEntries(headers.map(({ key, value }) => [key ?? '', value ?? '']))
        : undefined,
  });
}

/** The same where an element cannot do without; a rule reports its absence. */
export function compileRequiredJob(element: Drawn, build: Build): Job {
  return compileJob(element, build) ?? { type: build.expressions.missing(element, 'job type') };
}
