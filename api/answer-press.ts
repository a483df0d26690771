import type { Press } from '../activities/kit/define-webhook.ts';
import { problemOf, traceOf } from './failures.ts';
import { decideByPress, type PressAnswer } from './press-decision.ts';
import { problems } from './problems.ts';
import type { Call } from './route.ts';
import type { ToolSource } from './services.ts';

/** Longest wait for the vendor to take an answer. */
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Decides by a press and says how it went. Returns when that is done, or when the person's patience is over: then the answer
 * comes later. It never fails, for the vendor would show an error of its own.
 */
export async function answerPress(name: string, source: ToolSource, press: Press, call: Call): Promise<void> {
  const work = decideAndAnswer(name, source, press, call);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, call.services.patienceMs);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}

async function decideAndAnswer(
  name: string,
  source: ToolSource,
  press: Press,
  { services, log }: Call,
): Promise<void> {
  const facts = { source: name, tool: source.webhook.tool };
  const answer = await decideByPress(services, name, source, press).catch((error: unknown): PressAnswer => {
    const { code } = problemOf(error);
    if (code === 'INTERNAL_ERROR') log('unexpected failure', traceOf(error));
    return {
      kind: 'tell',
      text: `${problems[code].title}. It is not known whether this was decided.`,
      outcome: code,
    };
  });
  const body = answer.kind === 'close' ? press.close(answer.text) : press.tell(answer.text);
  const answered = await post(press.replyTo, source.replyOrigin ?? source.webhook.buttons?.replyOrigin, body);
  log('button pressed', { ...facts, outcome: answer.outcome, answered });
}

/** Sends an answer to the vendor and to nobody else, however the address came here. */
async function post(url: string, origin: string | undefined, body: unknown): Promise<string> {
  if (origin === undefined || new URL(url).origin !== new URL(origin).origin) return 'address refused';
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    return ok ? 'yes' : `status ${status}`;
  } catch {
    return 'no';
  }
}
