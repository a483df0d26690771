import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { figuresOf, round, timed } from './statistics.ts';

const ROUNDS = 7;
const REQUESTS = 4000;
const IN_FLIGHT = 32;

const main = fileURLToPath(new URL('../activities/sandbox/main.ts', import.meta.url));

/** Requests that the sandbox of all tools, a process of its own, answers in a second: a contact is read, and one is written. */
export async function benchSandbox(): Promise<unknown> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { url } = JSON.parse(line) as { url: string };
    const { token } = sandboxes.hubspot.connection;
    const authorization = `Bearer ${token}`;
    const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
    const read = { path: '/hubspot/crm/v3/owners/?limit=10', method: 'GET', body: '' };
    const write = {
      path: '/hubspot/crm/v3/objects/contacts/batch/upsert',
      method: 'POST',
      body: JSON.stringify({
        inputs: [
          {
            id: 'anna@customer.example',
            idProperty: 'email',
            properties: { email: 'anna@customer.example' },
          },
        ],
      }),
    };
    const figures: Record<string, unknown> = {};
    for (const [name, exchange] of Object.entries({ read, write })) {
      const send = () => ask(agent, url, { ...exchange, authorization });
      const rates: number[] = [];
      for (let turn = 0; turn <= ROUNDS; turn += 1) {
        const took = await timed(() => manyTimes(send));
        // The first warms up.
        if (turn > 0) rates.push((REQUESTS / took) * 1000);
      }
      figures[name] = { perSecond: round(figuresOf(rates).median), rounds: rates.length };
    }
    agent.destroy();
    return figures;
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function manyTimes(send: () => Promise<void>): Promise<void> {
  let left = REQUESTS;
  const take = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, take));
}

interface Exchange {
  readonly path: string;
  readonly method: string;
  readonly body: string;
  readonly authorization: string;
}

/** By Node's plain client: `fetch` would need as much of the machine as the sandbox does. */
function ask(agent: Agent, url: string, { path, method, body, authorization }: Exchange): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const sent = request(url + path, { agent, method, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${method} ${path} is answered with ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(body === '' ? undefined : body);
  });
}
