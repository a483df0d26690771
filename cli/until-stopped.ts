/**
 * Resolves when the process is asked to end: Ctrl-C, SIGTERM from whoever started it, or that one gone (where it holds an IPC
 * channel). To be called before anybody is told that the process is ready: a signal before that ends it as it ends any program.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const asked = ['SIGINT', 'SIGTERM', 'disconnect'];
    const stop = (): void => {
      // A second Ctrl-C need not wait for anything, and the channel no longer keeps the process.
      for (const event of asked) process.off(event, stop);
      resolve();
    };
    for (const event of asked) process.on(event, stop);
  });
}
