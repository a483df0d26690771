import type { Drawn } from './bpmn.ts';

interface Binding {
  readonly bindingType?: string;
  readonly versionTag?: string;
}

interface Assignment {
  readonly source?: string;
  readonly target?: string;
}

interface Headers {
  readonly values?: readonly { readonly key?: string; readonly value?: string }[];
}

/** The extension elements that the dialect knows (docs/dialect.md), as zeebe-bpmn-moddle reads them. */
export interface ZeebeTypes {
  'zeebe:AdHoc': {
    readonly activeElementsCollection?: string;
    readonly outputCollection?: string;
    readonly outputElement?: string;
  };
  'zeebe:AssignmentDefinition': {
    readonly assignee?: string;
    readonly candidateGroups?: string;
    readonly candidateUsers?: string;
  };
  'zeebe:CalledDecision': { readonly decisionId?: string; readonly resultVariable?: string } & Binding;
  'zeebe:CalledElement': {
    readonly processId?: string;
    readonly processIdExpression?: string;
    readonly propagateAllChildVariables?: boolean;
    readonly propagateAllParentVariables?: boolean;
  } & Binding;
  'zeebe:ConditionalFilter': { readonly variableNames?: string; readonly variableEvents?: string };
  'zeebe:ExecutionListeners': {
    readonly listeners?: readonly {
      readonly eventType?: string;
      readonly type?: string;
      readonly retries?: string;
      readonly headers?: Headers;
    }[];
  };
  'zeebe:FormDefinition': {
    readonly formKey?: string;
    readonly formId?: string;
    readonly externalReference?: string;
  } & Binding;
  'zeebe:IoMapping': {
    readonly inputParameters?: readonly Assignment[];
    readonly outputParameters?: readonly Assignment[];
  };
  'zeebe:LoopCharacteristics': {
    readonly inputCollection?: string;
    readonly inputElement?: string;
    readonly outputCollection?: string;
    readonly outputElement?: string;
  };
  'zeebe:PriorityDefinition': { readonly priority?: string };
  'zeebe:Properties': {
    readonly properties?: readonly { readonly name?: string; readonly value?: string }[];
  };
  'zeebe:Script': { readonly expression?: string; readonly resultVariable?: string };
  'zeebe:Subscription': { readonly correlationKey?: string };
  'zeebe:TaskDefinition': { readonly type?: string; readonly retries?: string };
  'zeebe:TaskHeaders': Headers;
  'zeebe:TaskSchedule': { readonly dueDate?: string; readonly followUpDate?: string };
  'zeebe:UserTask': object;
  'zeebe:UserTaskForm': { readonly id?: string; readonly body?: string };
  'zeebe:VersionTag': { readonly value?: string };
}

interface Extended {
  readonly extensionElements?: { readonly values?: readonly Drawn[] };
}

/** All extension elements of one type on an element. */
export function zeebeAll<K extends keyof ZeebeTypes>(element: Drawn, type: K): readonly ZeebeTypes[K][] {
  return extensionsOf(element).filter((value): value is Drawn & ZeebeTypes[K] => value.$type === type);
}

/** The extension element of one type on an element; the first, should there be several. */
export function zeebe<K extends keyof ZeebeTypes>(element: Drawn, type: K): ZeebeTypes[K] | undefined {
  return zeebeAll(element, type)[0];
}

/** Every extension element, ours or a vendor's. */
export function extensionsOf(element: Drawn): readonly Drawn[] {
  return (element as Extended).extensionElements?.values ?? [];
}

/** zeebe:property values by name. */
export function propertiesOf(element: Drawn): Readonly<Record<string, string>> {
  const properties = zeebe(element, 'zeebe:Properties')?.properties ?? [];
  return Object.fromEntries(properties.map(({ name, value }) => [name ?? '', value ?? '']));
}
