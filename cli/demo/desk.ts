import { ApiProblem, path } from '../../api/client/index.ts';
import { shownTask } from '../../api/exchanges.ts';
import { assetUrl, decide, type InboxTask } from './decisions.ts';
import type { ApiUser } from './people.ts';

/** People at their desks: each round everybody looks into their inbox and decides what they can. */
export class Desk {
  readonly #people: readonly ApiUser[];
  readonly #websiteUrl: string;
  readonly #left = new Set<string>();
  /** Cases in which a task is left to its deadlines. */
  readonly leftCases = new Set<string>();
  decided = 0;

  constructor(people: readonly ApiUser[], websiteUrl: string) {
    this.#people = people;
    this.#websiteUrl = websiteUrl;
  }

  /** One round; tells how many tasks were decided. */
  async look(): Promise<number> {
    const before = this.decided;
    await Promise.all(this.#people.map((person) => this.#lookInto(person)));
    return this.decided - before;
  }

  async #lookInto(person: ApiUser): Promise<void> {
    const { items } = await person.inbox.tasks({ limit: '200' });
    for (const task of items) {
      const place = path`/tasks/${task.caseId}/${task.task}`;
      if (this.#left.has(place)) continue;
      try {
        await this.#decideOne(person, task, place);
      } catch (error) {
        // Somebody else of the same role may have been faster, or no worker may be there just now: look again next round.
        if (!(error instanceof ApiProblem) || ![403, 404, 409, 503].includes(error.status)) throw error;
      }
    }
  }

  async #decideOne({ inbox }: ApiUser, task: InboxTask, place: string): Promise<void> {
    const { data } = await inbox.get(place, shownTask);
    const result = decide(task, data);
    if (result === 'leave') {
      this.#left.add(place);
      this.leftCases.add(task.caseId);
      return;
    }
    if (task.element === 'produceAsset') await this.#upload(assetUrl(task));
    await inbox.complete(task, result);
    this.decided += 1;
  }

  /** Creative puts the file where its address says. */
  async #upload(url: string): Promise<void> {
    const path = new URL(url).pathname;
    const text = `<svg xmlns="http://www.w3.org/2000/svg"><text>${path}</text></svg>`;
    const answer = await fetch(`${this.#websiteUrl}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'image/svg+xml' },
      body: text,
    });
    if (!answer.ok) throw new Error(`the web site gave ${answer.status} for ${path}`);
  }
}
