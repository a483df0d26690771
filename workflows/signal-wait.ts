/** How visibility says that a case waits for a signal, among the messages that it waits for. */
export function signalWait(name: string): string {
  return `signal:${name}`;
}
