import type { Definition } from '../../definitions/definition.ts';
import type { definitions } from '../../definitions/index.gen.ts';
import type { onlyCalledByOthers } from '../../definitions/policies/only-called.ts';

type Processes = typeof definitions;

type TypesOf<Process extends keyof Processes> =
  Processes[Process]['definition'] extends Definition<infer Types> ? Types : never;

type OnlyCalled = (typeof onlyCalledByOthers)['processes'][number];

type AllOf<Part extends 'messages' | 'signals'> = {
  [Process in keyof Processes]: TypesOf<Process>[Part];
}[keyof Processes];

/** What may be sent by a name: one process's payload, or that of any of several that know the name. */
type Payloads<Union> = {
  readonly [Name in Union extends unknown ? keyof Union : never]: Union extends unknown
    ? Name extends keyof Union
      ? Union[Name]
      : never
    : never;
};

/** What callers send, by the names that they send it under: types alone, from the same declarations that check it. */
export interface Contract {
  /** Processes that callers start, and what each begins with. */
  readonly starts: {
    readonly [
      Process in keyof Processes as Process extends OnlyCalled
        ? never
        : TypesOf<Process>['startedBy'] extends 'callers'
          ? Process
          : never
    ]: TypesOf<Process>['start'];
  };
  /** The tasks of each process, and what completes each. */
  readonly tasks: { readonly [Process in keyof Processes]: TypesOf<Process>['tasks'] };
  readonly messages: Payloads<AllOf<'messages'>>;
  readonly signals: Payloads<AllOf<'signals'>>;
}

type Data = Readonly<Record<string, unknown>>;

/** The contract of whoever passes on what others wrote: the API alone checks it. */
export interface AnyContract {
  readonly starts: Readonly<Record<string, Data>>;
  readonly tasks: Readonly<Record<string, Readonly<Record<string, Data>>>>;
  readonly messages: Readonly<Record<string, Data>>;
  readonly signals: Readonly<Record<string, Data>>;
}
