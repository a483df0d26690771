const barWidth = 28;
const redrawMs = 100;
/** An estimate made from less than this share of the work is a guess. */
const shareForEstimate = 0.04;

/**
 * @typedef {object} Step one piece of work on the screen
 * @property {(done: number, total: number) => void} advance
 * @property {(summary?: string) => void} finish
 * @property {() => void} abandon
 */

/**
 * @typedef {object} Progress
 * @property {(line: string) => void} say one line that stays
 * @property {(title: string) => Step} begin
 */

/**
 * What set-up tells the user, on standard error: a bar with the estimated time on a terminal, plain lines elsewhere.
 * @param {{ stream?: { isTTY?: boolean, write(text: string): unknown }, env?: NodeJS.ProcessEnv, now?: () => number }} [options]
 * @returns {Progress}
 */
export function createProgress({ stream = process.stderr, env = process.env, now = Date.now } = {}) {
  const terminal = stream.isTTY === true && env.TERM !== 'dumb';
  const color = terminal && !env.NO_COLOR;
  const dim = (/** @type {string} */ text) => (color ? `\u001b[2m${text}\u001b[22m` : text);
  const clear = '\r\u001b[2K';

  return {
    say: (line) => void stream.write(`${terminal ? clear : ''}${line}\n`),
    begin(title) {
      const started = now();
      let drawn = 0;
      let share = 0;
      const seconds = () => Math.round((now() - started) / 1000);
      const draw = () => {
        drawn = now();
        const filled = Math.round(share * barWidth);
        const bar = '█'.repeat(filled) + dim('░'.repeat(barWidth - filled));
        stream.write(
          `${clear}${title} ${bar} ${Math.floor(share * 100)} %${dim(remaining(share, now() - started))}`,
        );
      };
      if (terminal) draw();
      else stream.write(`${title} …\n`);
      return {
        advance(done, total) {
          share = total > 0 ? Math.min(1, done / total) : 0;
          if (terminal && now() - drawn >= redrawMs) draw();
        },
        finish(summary = `${seconds()} s`) {
          stream.write(terminal ? `${clear}${title}: ${summary}\n` : `${title}: ${summary}\n`);
        },
        abandon() {
          if (terminal) stream.write(clear);
        },
      };
    },
  };
}

/**
 * @param {number} share done, 0 to 1
 * @param {number} elapsedMs
 */
function remaining(share, elapsedMs) {
  if (share < shareForEstimate) return '';
  const seconds = Math.ceil(((elapsedMs / share) * (1 - share)) / 1000);
  return seconds >= 60 ? ` · about ${Math.ceil(seconds / 60)} min left` : ` · about ${seconds} s left`;
}
