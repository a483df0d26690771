import type { Controlled } from './control.ts';

const LATEST = 50;

/** A page that shows what exists at every tool and the latest requests. */
export function indexPage(sandbox: Pick<Controlled, 'state' | 'log' | 'faults'>): string {
  const tools = Object.entries(sandbox.state).map(
    ([tool, state]) =>
      `<tr><td><a href="/_sandbox/${tool}/objects">${tool}</a></td><td>${escape(counts(state))}</td></tr>`,
  );
  const requests = sandbox.log
    .list()
    .slice(-LATEST)
    .reverse()
    .map(
      ({ at, tool, method, path, response, faulted }) =>
        `<tr><td>${at}</td><td>${tool}</td><td>${method} ${escape(path)}</td><td>${response.status || 'cut'}${faulted ? ' (fault)' : ''}</td></tr>`,
    );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox</title>
<style>body{font:15px system-ui;margin:2rem}table{border-collapse:collapse}td{padding:.2rem .8rem;border-bottom:1px solid #ddd}</style>
<h1>Sandbox</h1>
<p>Stand-ins for ${tools.length} tools. Faults still to come: ${sandbox.faults.list().length}.</p>
<h2>What exists</h2><table>${tools.join('\n')}</table>
<h2>Latest requests</h2><p><a href="/_sandbox/requests">all as JSON</a></p><table>${requests.join('\n')}</table></html>`;
}

function counts(state: Readonly<Record<string, unknown>>): string {
  return Object.entries(state)
    .map(([name, objects]) => `${name} ${sizeOf(objects)}`)
    .join(', ');
}

function sizeOf(objects: unknown): string {
  if (Array.isArray(objects)) return String(objects.length);
  return typeof objects === 'object' && objects !== null
    ? String(Object.keys(objects).length)
    : String(objects);
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
