import { Failure } from '../failure.ts';

/** The request of a new action, `GET /v1/contacts/{contactId}`. */
export interface NewRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Names in its path, in order. */
  readonly params: readonly string[];
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Reads a request as one writes it; throws CLI_USAGE. */
export function requestFrom(text: string): NewRequest {
  const [, given = '', path = ''] = /^([A-Za-z]+) (\/\S*)$/.exec(text.trim()) ?? [];
  const method = METHODS.find((one) => one === given.toUpperCase());
  const params = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const plain = path.replaceAll(/\{[a-z][A-Za-z0-9]*\}/g, '');
  const distinct = new Set(params).size === params.length;
  if (method === undefined || !/^[\w\-./:@~]+$/.test(plain) || !distinct) {
    throw new Failure(
      'CLI_USAGE',
      `${JSON.stringify(text)} is no request`,
      "write --request 'GET /v1/contacts/{contactId}': a method, and a path with its parameters in braces",
    );
  }
  return { method, path, params };
}
