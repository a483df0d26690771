/** What an action of the catalogue does to the world, as far as policies speak of it. */
export type Effect = 'publish' | 'spend';

/** A rule of a decision table by what it finds: the inputs that alone it tests, each with values that must pass the test. */
export interface TableRule {
  /** The whole expressions of the inputs. */
  readonly of: Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
  /** Results that it must have among its own, as FEEL. */
  readonly gives: readonly string[];
}

/** A step of a process as a policy names it: by what it does, wherever it is drawn. */
export type Step =
  | { readonly by: 'action'; readonly id: string; readonly process?: string }
  /** `judges`: rules that its table must have. */
  | { readonly by: 'decision'; readonly id: string; readonly judges: readonly TableRule[] }
  /** `role`: who alone may answer, a role or with `=` in front the FEEL that says which ones; `assignee`: the FEEL of a person beside. */
  | {
      readonly by: 'task';
      readonly process: string;
      readonly id: string;
      readonly role?: string;
      readonly assignee?: string;
    }
  | { readonly by: 'call'; readonly process: string }
  /** `gives`: what the script must be; of a context the entries that matter, and of a condition what `and` joins to more. */
  | { readonly by: 'script'; readonly writes: string; readonly gives: string };

/** What a step must do with data. */
export interface Data {
  /** What its outputs must write, by variable, said as for scripts. */
  readonly gives?: Readonly<Record<string, string>>;
  /** What its inputs must be, by name. */
  readonly takes?: Readonly<Record<string, string>>;
}

/** What has certainly happened on every way to a place. */
export type Evidence =
  /** `each`: for every item of that list. */
  | ({ readonly kind: 'done'; readonly step: Step; readonly each?: string } & Data)
  /**
   * The steps said yes: a condition behind them asks for it, and the variables that it names first hold what they said, in their
   * order and unchanged. `on`: what must have happened before they spoke. `gives`: what those variables hold that are made of the
   * answers.
   */
  | {
      readonly kind: 'said';
      readonly steps: readonly Step[];
      readonly yes: string;
      readonly on: readonly Evidence[];
      readonly gives?: Data['gives'];
    }
  /** A list was emptied: what follows takes it for a no. */
  | { readonly kind: 'emptied'; readonly list: string }
  | { readonly kind: 'all' | 'either'; readonly of: readonly Evidence[] };

/** A control by name; it is void when one of the variables is written again. */
export interface Control {
  readonly name: string;
  readonly evidence: Evidence;
  readonly voidedBy: readonly string[];
}

/** What a control must come before. */
export type Target =
  | { readonly effects: readonly Effect[]; readonly process?: string }
  | { readonly actions: readonly string[]; readonly process?: string }
  /** A step that writes a variable, or writes this text to it. */
  | { readonly writes: string; readonly process: string; readonly value?: string };

/** Who answers a task, and who must not: a variable with the person, or the task that the other person answered. */
export interface Separation {
  readonly process: string;
  readonly task: string;
  readonly not: readonly (string | { readonly task: string })[];
}

/** What each step of a kind must do with data, wherever it is drawn; or a variable that nobody may write but as it came. */
export type Demand = ({ readonly step: Step } & Data) | { readonly process: string; readonly keeps: string };

/** Lets one step off a policy until a day, `YYYY-MM-DD`, that day included. */
export interface Exception {
  readonly name: string;
  readonly process: string;
  readonly element: string;
  readonly reason: string;
  readonly until: string;
}

/** A marketing rule. A breach is the error `code`; docs/errors/CODE.md explains it. */
export type Policy = {
  readonly code: `POLICY_${string}` | 'PERSONAL_DATA_IN_CONDITION' | 'PROCESS_ONLY_CALLED';
  /** The rule as people say it. */
  readonly rule: string;
  readonly exceptions?: readonly Exception[];
} & Law;

/** What a policy demands. */
export type Law =
  | { readonly kind: 'before'; readonly target: Target; readonly controls: readonly Control[] }
  | { readonly kind: 'differentPeople'; readonly separations: readonly Separation[] }
  | { readonly kind: 'everyStep'; readonly does: readonly Demand[] }
  | { readonly kind: 'everyTask'; readonly has: readonly ('deadline' | 'escalation')[] }
  | { readonly kind: 'everyTool'; readonly has: readonly ToolFact[] }
  | { readonly kind: 'onlyCalled'; readonly processes: readonly string[] }
  /** The compiler refuses it anyway, under the policy's code. */
  | { readonly kind: 'built-in' };

export type LawOf<Kind extends Law['kind']> = Extract<Law, { readonly kind: Kind }>;

export type ToolFact = 'purpose' | 'owner' | 'documentation' | 'rights';

export const action = (id: string, process?: string): Step => ({
  by: 'action',
  id,
  ...(process === undefined ? {} : { process }),
});
export const decision = (id: string, ...judges: readonly TableRule[]): Step => ({
  by: 'decision',
  id,
  judges,
});
export const rule = (of: TableRule['of'], ...gives: readonly string[]): TableRule => ({ of, gives });
/** A condition that must hold, and is no less missed where it cannot be known. */
export const unless = (input: string): TableRule => rule({ [input]: [false, null] });
/** A number that must be 0. */
export const any = (input: string): TableRule => rule({ [input]: [1] });
export const call = (process: string): Step => ({ by: 'call', process });
export const script = (writes: string, gives: string): Step => ({ by: 'script', writes, gives });
export const task = (process: string, id: string, role?: string, assignee?: string): Step => ({
  by: 'task',
  process,
  id,
  ...(role === undefined ? {} : { role }),
  ...(assignee === undefined ? {} : { assignee }),
});

export const done = (step: Step, more: { readonly each?: string } & Data = {}): Evidence => ({
  kind: 'done',
  step,
  ...more,
});
export const said = (
  steps: Step | readonly Step[],
  yes: string,
  on: readonly Evidence[] = [],
  more: Pick<Data, 'gives'> = {},
): Evidence => ({ kind: 'said', steps: 'by' in steps ? [steps] : steps, yes, on, ...more });
export const emptied = (list: string): Evidence => ({ kind: 'emptied', list });
export const all = (...of: readonly Evidence[]): Evidence => ({ kind: 'all', of });
export const either = (...of: readonly Evidence[]): Evidence => ({ kind: 'either', of });

/** Names a control. */
export const control = (name: string, evidence: Evidence, voidedBy: readonly string[] = []): Control => ({
  name,
  evidence,
  voidedBy,
});

export const effect = (...effects: readonly Effect[]): Target => ({ effects });
export const before = (target: Target, controls: readonly Control[]): LawOf<'before'> => ({
  kind: 'before',
  target,
  controls,
});
export const differentPeople = (...separations: readonly Separation[]): LawOf<'differentPeople'> => ({
  kind: 'differentPeople',
  separations,
});
/** Whoever answers the task is none of these. */
export const answers = (process: string, task: string, not: Separation['not']): Separation => ({
  process,
  task,
  not,
});
export const everyStep = (...does: readonly Demand[]): LawOf<'everyStep'> => ({ kind: 'everyStep', does });
export const everyTask = (...has: readonly ('deadline' | 'escalation')[]): LawOf<'everyTask'> => ({
  kind: 'everyTask',
  has,
});
export const everyTool = (...has: readonly ToolFact[]): LawOf<'everyTool'> => ({ kind: 'everyTool', has });
/** The names are kept as types: clients cannot even write such a start. */
export const onlyCalled = <const Processes extends readonly string[]>(
  ...processes: Processes
): LawOf<'onlyCalled'> & { readonly processes: Processes } => ({ kind: 'onlyCalled', processes });
export const noPersonalDataInGateways: LawOf<'built-in'> = { kind: 'built-in' };
