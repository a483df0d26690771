import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DefinitionSchema } from '../compiler/check/schema.ts';
import { compileDefinition } from '../compiler/definition.ts';
import { definitionIds } from '../compiler/definitions.ts';
import type { Version } from '../compiler/diff/index.ts';
import { shapesOf, type SchemaShapes } from '../compiler/diff/schemas.ts';
import { loadSchema } from '../compiler/load-schema.ts';
import { decodeXml } from '../compiler/parse/decode-xml.ts';
import type { Model } from '../engine/model.ts';
import { compileFile } from './compiled-file.ts';
import { Failure } from './failure.ts';
import { readBytes, readText } from './json-option.ts';
import { projectFolder } from './project.ts';
import { processNamed, unknownProcess } from './unknown-process.ts';

/** A version that was asked for. */
export interface AskedVersion extends Version {
  readonly label: string;
  /** Of a definition: the hash of its model. */
  readonly hash?: string;
}

/** A BPMN file, a process as it lies in definitions/, or `process@hash` as it was released. */
export async function readVersion(text: string): Promise<AskedVersion> {
  if (existsSync(text) && statSync(text).isFile()) {
    const { models } = await compileFile(text, { foreign: true });
    const schema = await schemaIn(text.replace(/\.bpmn$/, '.schema.ts'));
    return {
      label: text,
      file: text,
      xml: decodeXml(readBytes(text)),
      models,
      schema: schema === undefined ? undefined : shapesOf(schema),
    };
  }
  const [process = '', hash] = processNamed(text).split('@');
  requireProcess(process);
  return hash === undefined ? await workingVersion(process) : releasedVersion(process, hash);
}

/** The two versions that one alone means: what is released, `process@hash` where that is several, and what is in the folder. */
export async function releasedAndWorking(given: string): Promise<readonly [AskedVersion, AskedVersion]> {
  const [process = '', asked] = processNamed(given).split('@');
  requireProcess(process);
  if (asked !== undefined) return [releasedVersion(process, asked), await workingVersion(process)];
  const working = await workingVersion(process);
  const hashes = releasedHashes(process);
  const others = hashes.filter((hash) => hash !== working.hash);
  const [only] = others.length > 0 ? others : hashes;
  if (only === undefined || others.length > 1) {
    throw new Failure(
      'CLI_VERSION_UNKNOWN',
      only === undefined ? `${process} has no released model` : `${process} has several released models`,
      only === undefined
        ? `release it: maschinenraum compile --release ${process}`
        : `say which: ${others.map((hash) => `${process}@${hash.slice(0, 12)}`).join(', ')}`,
    );
  }
  return [releasedVersion(process, only), working];
}

function requireProcess(process: string): void {
  const known = definitionIds(projectFolder);
  if (!known.includes(process)) throw unknownProcess(process, 'is no file and no process', known);
}

async function workingVersion(process: string): Promise<AskedVersion> {
  const { actionSchemas: actions } = await import('../activities/connectors/schemas.gen.ts');
  const folder = join(projectFolder, 'definitions', process);
  const { files, compiled } = await compileDefinition(folder, { root: projectFolder, actions });
  const schema = compiled?.schema ?? (await schemaIn(files.schemaFile));
  return {
    label: `${process} as it is now${compiled === undefined ? ' (it does not compile)' : ''}`,
    file: files.bpmn?.file ?? process,
    xml: files.bpmn?.xml ?? '',
    models: compiled === undefined ? [] : [compiled.model],
    schema: schema === undefined ? undefined : shapesOf(schema),
    ...(compiled === undefined ? {} : { hash: compiled.hash }),
  };
}

/** One that cannot be loaded is told by `compile`. */
async function schemaIn(file: string | undefined): Promise<DefinitionSchema | undefined> {
  if (file === undefined || !file.endsWith('.schema.ts') || !existsSync(file)) return undefined;
  const schema = await loadSchema(resolve(file));
  return 'problem' in schema ? undefined : schema;
}

function releasedHashes(process: string): readonly string[] {
  const folder = join(projectFolder, 'definitions', process, 'released');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^(\w+)\.bpmn$/.exec(name)?.[1] ?? [])
    .sort();
}

function releasedVersion(process: string, asked: string): AskedVersion {
  const hashes = releasedHashes(process);
  const [hash, another] = asked === '' ? [] : hashes.filter((one) => one.startsWith(asked));
  if (hash === undefined || another !== undefined) {
    throw new Failure(
      'CLI_VERSION_UNKNOWN',
      `${process} has ${hash === undefined ? 'no' : 'more than one'} released model ${asked}`,
      `released are ${hashes.map((one) => `${process}@${one.slice(0, 12)}`).join(', ') || 'none'}`,
    );
  }
  const path = join(projectFolder, 'definitions', process, 'released', hash);
  // Written by the compiler, and named by its hash.
  const model = JSON.parse(readText(`${path}.json`)) as Model;
  return {
    label: `${process}@${hash.slice(0, 12)}`,
    file: `${process}@${hash.slice(0, 12)}`,
    xml: readText(`${path}.bpmn`),
    models: [model],
    schema: existsSync(`${path}.schema.json`)
      ? (JSON.parse(readText(`${path}.schema.json`)) as SchemaShapes)
      : undefined,
    hash,
  };
}
