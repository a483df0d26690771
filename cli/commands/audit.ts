import { Command } from 'commander';
import type { Client } from '@temporalio/client';
import type { Finding } from '../../audit/finding.ts';
import { note, print, printJson } from '../output.ts';

interface Printing {
  readonly json?: true;
}

/** `maschinenraum audit`: what auditors do, with a case on a server or with a file and nothing else. */
export function auditCommand(): Command {
  const audit = new Command('audit')
    .description('replay, export and verify what happened in cases')
    .addHelpText('after', '\nAny finding makes the exit code 1. Read on in docs/audit.md.');
  audit
    .command('path')
    .description(
      'print what happened in a case: times, people, decisions and reasons, computed from its history',
    )
    .argument('<case-or-file>', 'id of a case, or a history file')
    .option('--json', 'print data instead of a table')
    .addHelpText('after', example('audit path spring-2026'))
    .action((source: string, options: Printing) => audited((connect) => path(source, options, connect)));
  audit
    .command('replay')
    .description('prove that histories replay against the definitions they name, and say where they do not')
    .argument('<case-or-file...>', 'ids of cases, or history files')
    .option('--json', 'print data instead of text')
    .addHelpText('after', example('audit replay definitions/launch/histories/*.json'))
    .action((sources: string[], options: Printing) =>
      audited((connect) => replay(sources, options, connect)),
    );
  audit
    .command('export')
    .description('write a case, with all it called, into one signed file that verifies without a server')
    .argument('<case>', 'id of a case')
    .option('--to <file>', 'where to; default: <case>.mraudit here')
    .addHelpText('after', example('audit export spring-2026 --to spring-2026.mraudit'))
    .action((caseId: string, { to = `${caseId}.mraudit` }: { to?: string }) =>
      audited((connect) => exportTo(to, caseId, connect)),
    );
  audit
    .command('verify')
    .description(
      'check every byte of an exported file, its signature and its models, and replay it; needs no server',
    )
    .argument('<file>', 'a file that audit export has written')
    .option(
      '--key <fingerprint|file>',
      'the key it has to be signed with: fingerprint, or file of the public key',
    )
    .option('--json', 'print data instead of text')
    .addHelpText('after', example('audit verify spring-2026.mraudit --key SHA256:6e1c99...'))
    .action((file: string, options: Printing & { key?: string }) => audited(() => verify(file, options)));
  audit
    .command('key')
    .description(
      'print the fingerprint of the key that this installation signs with; makes the key if there is none',
    )
    .addHelpText('after', example('audit key'))
    .action(makeKey);
  audit
    .command('record')
    .description('write the history of a case (its newest run) into a file that has to replay for ever')
    .argument('<case>', 'id of a case')
    .requiredOption('--to <file>', 'where to')
    .addHelpText('after', example('audit record spring-2026 --to spring-2026.json'))
    .action((caseId: string, { to }: { to: string }) => audited((connect) => record(to, caseId, connect)));
  return audit;
}

function example(words: string): string {
  return `\nExample:\n  $ maschinenraum ${words}`;
}

type Connect = () => Promise<Client>;

async function path(source: string, { json }: Printing, connect: Connect): Promise<readonly Finding[]> {
  const { readSource } = await import('../../audit/sources.ts');
  const { printStory, tracePath } = await import('../../audit/path.ts');
  const { record, findings: sealed } = await readSource(source, connect);
  const { story, findings } = await tracePath(record);
  if (json) printJson(story);
  else print(printStory(story));
  return [...sealed, ...findings];
}

async function replay(
  sources: readonly string[],
  { json }: Printing,
  connect: Connect,
): Promise<readonly Finding[]> {
  const { replaySources, summariseReplay } = await import('../../audit/replay-sources.ts');
  const replayed = await replaySources(sources, connect);
  if (json) printJson(replayed);
  else print(summariseReplay(replayed));
  return replayed.findings;
}

async function exportTo(to: string, caseId: string, connect: Connect): Promise<readonly Finding[]> {
  const { writeFile } = await import('node:fs/promises');
  const { caseFromServer } = await import('../../audit/history/server-case.ts');
  const { exportCase } = await import('../../audit/export.ts');
  const { readSigningKey } = await import('../../audit/bundle/signing-key.ts');
  const key = readSigningKey(await stateDirectory());
  const found = await caseFromServer(await connect(), caseId);
  const { file, findings, runs, events } = await exportCase(found, { key, now: new Date() });
  await writeFile(to, file);
  print(`${to}: ${runs} histories, ${events} events, signed by ${key.fingerprint}`);
  return findings;
}

async function verify(file: string, { key, json }: Printing & { key?: string }): Promise<readonly Finding[]> {
  const { trustedFingerprint } = await import('../../audit/bundle/signing-key.ts');
  const { readBytes } = await import('../../audit/sources.ts');
  const { summariseVerification, verifyBundle } = await import('../../audit/verify.ts');
  const trust = key === undefined ? {} : { trusted: trustedFingerprint(key) };
  const verification = await verifyBundle(readBytes(file), trust);
  if (json) printJson(verification);
  else print(summariseVerification(verification, trust));
  return verification.findings;
}

async function makeKey(): Promise<void> {
  const { ensureSigningKey, keyFiles } = await import('../../audit/bundle/signing-key.ts');
  const directory = await stateDirectory();
  const { fingerprint } = ensureSigningKey(directory);
  print(`${fingerprint}\npublic key: ${directory}/${keyFiles.public}`);
}

async function record(to: string, caseId: string, connect: Connect): Promise<readonly Finding[]> {
  const { writeFile } = await import('node:fs/promises');
  const { caseFromServer } = await import('../../audit/history/server-case.ts');
  const { sealedFile } = await import('../../audit/history/sealed-file.ts');
  const newest = (await caseFromServer(await connect(), caseId)).runs.at(-1);
  if (newest === undefined) return [];
  await writeFile(to, sealedFile(newest));
  print(`${to}: ${newest.history.events.length} events of ${caseId}`);
  return [];
}

async function stateDirectory(): Promise<string> {
  const { stateFiles } = await import('../../worker/state-files.ts');
  return stateFiles(process.env).directory;
}

/** Does an audit, prints what it has found on standard error, and makes the command fail when that is anything. */
async function audited(work: (connect: Connect) => Promise<readonly Finding[]>): Promise<void> {
  const { logFrom } = await import('../../worker/runtime-log.ts');
  const { connectTemporal, readTemporalConfig } = await import('../../api/temporal-connection.ts');
  const { describeFinding } = await import('../../audit/finding.ts');
  logFrom('ERROR');
  let client: Client | undefined;
  try {
    const findings = await work(
      async () => (client ??= await connectTemporal(readTemporalConfig(process.env))),
    );
    for (const finding of findings) note(describeFinding(finding));
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await client?.connection.close();
  }
}
