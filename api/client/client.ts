import type { z } from 'zod';
import {
  completed,
  delivered,
  listedTask,
  reached,
  started,
  type completeBody,
  type messageBody,
  type signalBody,
  type startBody,
} from '../exchanges.ts';
import { pageOf } from '../routes/page.ts';
import { connect, path, type Address, type Connection, type Request } from './connection.ts';
import type { AnyContract, Contract } from './contract.ts';

type Shape = { readonly [Part in keyof AnyContract]: object };
type Repeatable = Pick<Request, 'idempotencyKey'>;
type Place = Pick<z.input<typeof messageBody>, 'key' | 'caseId' | 'timeToLive'>;

/** Which task is meant: the API refuses with TASK_DIFFERS when the number is another one's. */
export interface TaskPlace<Process, Element> {
  readonly caseId: string;
  /** Number of the task in its case, as `tasks` lists it. */
  readonly task: number;
  readonly process?: Process;
  readonly element?: Element;
}

/** An open task; `process` and `element` tell the types of the tasks apart. */
export type OpenTask<C extends Shape = Contract> = {
  [P in keyof C['tasks'] & string]: {
    [E in keyof C['tasks'][P] & string]: z.output<typeof listedTask> & {
      readonly process: P;
      readonly element: E;
    };
  }[keyof C['tasks'][P] & string];
}[keyof C['tasks'] & string];

/** What people and programs do with cases, typed by what the definitions declare. */
export interface Client<C extends Shape = Contract> extends Connection {
  start<P extends keyof C['starts'] & string>(
    process: P,
    variables: C['starts'][P],
    options?: Repeatable & Pick<z.input<typeof startBody>, 'caseId'>,
  ): Promise<z.output<typeof started>>;
  /** Open tasks: of a role, of a person, or those of the key. */
  tasks(
    query?: TaskQuery,
  ): Promise<{ readonly items: readonly OpenTask<C>[]; readonly next?: string | undefined }>;
  complete<P extends keyof C['tasks'] & string, E extends keyof C['tasks'][P] & string>(
    task: TaskPlace<P, E>,
    result: NoInfer<C['tasks'][P][E]>,
    options?: Repeatable,
  ): Promise<z.output<typeof completed>>;
  message<Name extends keyof C['messages'] & string>(
    name: Name,
    variables: C['messages'][Name],
    options?: Repeatable & Place,
  ): Promise<z.output<typeof delivered>>;
  signal<Name extends keyof C['signals'] & string>(
    name: Name,
    variables: C['signals'][Name],
    options?: Repeatable,
  ): Promise<z.output<typeof reached>>;
}

export type TaskQuery = { readonly [Field in 'role' | 'person' | 'limit' | 'after']?: string };

/**
 * A client of the API.
 * @example const { caseId } = await openClient({ url, key }).start('campaign-lifecycle', { brief });
 */
export function openClient<C extends Shape = Contract>(address: Address): Client<C> {
  const connection = connect(address);
  const { get, post } = connection;
  const client: Client<AnyContract> = {
    ...connection,
    async start(process, variables, { idempotencyKey, caseId } = {}) {
      const body: z.input<typeof startBody> = { variables, caseId };
      return await post(path`/processes/${process}/cases`, started, { body, idempotencyKey });
    },
    tasks: (query = {}) => get('/tasks', pageOf(listedTask), { query }),
    async complete({ caseId, task, process, element }, result, { idempotencyKey } = {}) {
      const body: z.input<typeof completeBody> = { process, element, result };
      return await post(path`/tasks/${caseId}/${task}/complete`, completed, { body, idempotencyKey });
    },
    async message(name, variables, { idempotencyKey, key, caseId, timeToLive } = {}) {
      const body: z.input<typeof messageBody> = { name, key, caseId, timeToLive, variables };
      return await post('/messages', delivered, { body, idempotencyKey });
    },
    async signal(name, variables, { idempotencyKey } = {}) {
      const body: z.input<typeof signalBody> = { name, variables };
      return await post('/signals', reached, { body, idempotencyKey });
    },
  };
  // The contract is types alone: what is sent is the same whatever it says.
  return client as unknown as Client<C>;
}
