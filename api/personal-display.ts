import type { Value } from '../engine/value.ts';
import { tokensIn, type Vault } from '../vault/index.ts';

export interface DisplayOptions {
  readonly vault: Vault;
  /** The form that shows the variables; only what it names is given out. */
  readonly form: Value | undefined;
  /** Whether the reader may see personal data; a reader who may not sees `[personal]`. */
  readonly revealed: boolean;
}

/** The variables that a task's form shows, readable for those who may decide it. */
export async function displayVariables(
  variables: Readonly<Record<string, unknown>>,
  { vault, form, revealed }: DisplayOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const text = JSON.stringify(form ?? '');
  const named = Object.entries(variables).filter(([name]) => mentions(text, name));
  const shown = Object.fromEntries(named);
  return (revealed ? await vault.revealForDisplay(shown) : masked(shown)) as typeof shown;
}

/** Names in forms stand in templates and FEEL: between characters that are no part of a name. */
function mentions(text: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u').test(text);
}

function masked(value: unknown): unknown {
  if (typeof value === 'string')
    return tokensIn(value).reduce((text, token) => text.replace(token, '[personal]'), value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item)]));
}
