import { canonicalJson } from '../../compiler/hash.ts';
import { AuditError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import { chainOf } from '../history/chain.ts';
import { runOf } from '../history/recorded-run.ts';
import { bundleShape, hashPart, partNames, type AuditBundle } from './bundle.ts';
import { unpack } from './container.ts';
import { isSignedBy } from './signing-key.ts';

/** A bundle as far as it can be read, and everything about its bytes that is not as it was written. */
export interface OpenedBundle {
  /** Absent when it is too damaged to be read. */
  readonly bundle?: AuditBundle;
  readonly findings: readonly Finding[];
}

/** Reads a bundle and checks every byte of it: file, form, parts, chains, signature. AUDIT_FILE_INVALID for a file that is none. */
export function openBundle(file: Uint8Array): OpenedBundle {
  const opened = unpack(file);
  if (opened.as === 'damaged')
    return { findings: [tampered('file', 'bytes were changed, and it can no longer be read')] };
  const bundle = opened.as === 'text' ? bundleShape.safeParse(parsed(opened.text)).data : undefined;
  if (opened.as === 'text' && bundle !== undefined) {
    const findings = [
      ...(opened.sealed ? [] : [tampered('file', 'bytes of the compressed file were changed')]),
      ...(canonicalJson(bundle) === opened.text
        ? []
        : [tampered('file', 'the text is not in canonical form')]),
      ...checkParts(bundle),
      ...checkChains(bundle),
      ...checkSignature(bundle),
    ];
    return { bundle, findings };
  }
  throw new AuditError(
    'AUDIT_FILE_INVALID',
    'the file is no audit bundle',
    'give a file that maschinenraum audit export has written; if it was one, it was changed beyond recognition',
  );
}

function checkParts({ manifest, parts }: AuditBundle): readonly Finding[] {
  const names = new Set([...Object.keys(manifest.parts), ...Object.keys(parts)]);
  return [...names].flatMap((name) => {
    const [expected, part] = [manifest.parts[name], parts[name]];
    if (part === undefined) return [tampered(name, 'the part is missing')];
    if (expected === undefined) return [tampered(name, 'the manifest does not know this part')];
    const found = hashPart(part);
    return found === expected ? [] : [{ ...tampered(name, 'the part was changed'), expected, found }];
  });
}

/** Says at which event a history was changed: the first whose link is another. */
function checkChains({ manifest, parts }: AuditBundle): readonly Finding[] {
  return Object.entries(manifest.heads).flatMap(([runId, head]) => {
    const name = partNames.history(runId);
    const recorded = parts[partNames.chain(runId)];
    if (!Array.isArray(recorded)) return [tampered(partNames.chain(runId), 'the chain of a run is missing')];
    const links = recomputed(parts[name], name);
    if (links === undefined) return [tampered(name, 'the part is no history')];
    const changed = links.findIndex((link, index) => link !== recorded[index]);
    if (changed >= 0)
      return [{ ...tampered(name, 'the event or its place in the history was changed'), event: changed + 1 }];
    if (links.length !== recorded.length)
      return [{ ...tampered(name, 'events are missing at the end'), event: links.length + 1 }];
    return links.at(-1) === head ? [] : [tampered(name, 'the chain does not end as the manifest says')];
  });
}

function recomputed(part: unknown, name: string): readonly string[] | undefined {
  try {
    return chainOf(runOf(part, name).history);
  } catch {
    return undefined;
  }
}

function checkSignature({ manifest, signature }: AuditBundle): readonly Finding[] {
  if (isSignedBy(manifest.publicKey, canonicalJson(manifest), signature)) return [];
  return [tampered('manifest', 'the signature is not of this manifest')];
}

export function tampered(part: string, message: string): Finding {
  return {
    code: 'AUDIT_TAMPERED',
    message,
    next: 'do not rely on this file; get it again from where it was exported, and find out who could change it',
    part,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
