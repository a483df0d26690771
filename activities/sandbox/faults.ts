import { z } from 'zod';

/** What goes wrong with a matching request, and how often. Exactly one way of failing besides a delay. */
export const faultSchema = z.strictObject({
  tool: z.string(),
  match: z
    .strictObject({
      method: z.string().optional(),
      /** Part of the path below the tool's mount. */
      path: z.string().optional(),
      /** So many matching requests go through before the first that fails. */
      skip: z.int().min(0).default(0),
    })
    .default({ skip: 0 }),
  fault: z.strictObject({
    /** Answers this status without doing the work. */
    status: z.int().min(100).max(599).optional(),
    /** JSON, or text when a string. */
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Waits before anything else. */
    delayMs: z.int().min(0).optional(),
    /** Does the work, then waits before it answers. */
    answerDelayMs: z.int().min(0).optional(),
    /** Does the work, then cuts the connection. */
    dropAfterWork: z.boolean().optional(),
    /** Does the work, then cuts the connection in the middle of the answer's body. */
    cutBody: z.boolean().optional(),
    /** Does the work, then answers this status instead of what came of it. */
    statusAfterWork: z.int().min(400).max(599).optional(),
    /** Cuts the connection before doing the work. */
    resetBefore: z.boolean().optional(),
    times: z.int().min(1).default(1),
  }),
});

/** A fault as it is asked for. */
export type FaultRequest = z.input<typeof faultSchema>;

type Fault = z.output<typeof faultSchema>;

/** The faults that are still to come. */
export interface Faults {
  plan(fault: FaultRequest): void;
  /** Takes the first fault that matches, and uses it up. */
  take(tool: string, method: string, path: string): Fault['fault'] | undefined;
  list(): readonly (Fault & { readonly left: number })[];
  clear(): void;
}

/** Keeps faults in the order in which they were planned. */
export function faultPlan(): Faults {
  let planned: { readonly fault: Fault; skip: number; left: number }[] = [];
  return {
    plan(request) {
      const fault = faultSchema.parse(request);
      planned.push({ fault, skip: fault.match.skip, left: fault.fault.times });
    },
    take(tool, method, path) {
      const hit = planned.find(
        ({ fault }) =>
          fault.tool === tool &&
          (fault.match.method === undefined || fault.match.method === method) &&
          (fault.match.path === undefined || path.includes(fault.match.path)),
      );
      if (hit === undefined) return undefined;
      if (hit.skip > 0) {
        hit.skip -= 1;
        return undefined;
      }
      hit.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return hit.fault.fault;
    },
    list: () => planned.map(({ fault, left }) => ({ ...fault, left })),
    clear: () => {
      planned = [];
    },
  };
}
