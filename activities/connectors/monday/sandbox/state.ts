import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

export interface Board {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: string;
  readonly workspace: string;
  readonly columns: readonly { readonly id: string; readonly title: string; readonly type: string }[];
  readonly groups: readonly { readonly id: string; readonly title: string }[];
}

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly board: string;
  readonly group: string;
  /** By column, as the API takes them. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly text: string;
}

/** What exists in the stand-in's account. */
export interface Monday {
  readonly users: Record<string, string>;
  readonly boards: Record<string, Board>;
  readonly items: Record<string, Item>;
  /** By item, newest first. */
  readonly updates: Record<string, { readonly id: string; readonly body: string }[]>;
  /** Files in columns, by item, oldest first. */
  readonly assets: Record<string, Asset[]>;
}

export const WORKSPACE = '1100000001';

/** GraphQL answers with what was asked for, or says in a 200 why not. */
export function failed(code: string, status: number, message: string): SandboxReply {
  return reply(200, { data: null, errors: [{ message, extensions: { code, status_code: status } }] });
}

export const boardUrl = (id: string): string => `https://maschinenraum.monday.com/boards/${id}`;
export const itemUrl = ({ board, id }: Item): string => `${boardUrl(board)}/pulses/${id}`;
