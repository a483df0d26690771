import type { Command } from 'commander';

/** Every command, loaded when it is wanted: most of them stand on much that the others do not need. In the order of --help. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  compile: async () => (await import('./commands/compile.ts')).compileCommand(),
  dev: async () => (await import('./commands/dev.ts')).devCommand(),
  run: async () => (await import('./commands/run.ts')).runCommand(),
  decide: async () => (await import('./commands/decide.ts')).decideCommand(),
  start: async () => (await import('./commands/start.ts')).startCommand(),
  list: async () => (await import('./commands/list.ts')).listCommand(),
  show: async () => (await import('./commands/show.ts')).showCommand(),
  cancel: async () => (await import('./commands/cancel.ts')).cancelCommand(),
  message: async () => (await import('./commands/message.ts')).messageCommand(),
  signal: async () => (await import('./commands/signal.ts')).signalCommand(),
  tasks: async () => (await import('./commands/tasks.ts')).tasksCommand(),
  complete: async () => (await import('./commands/complete.ts')).completeCommand(),
  incidents: async () => (await import('./commands/incidents.ts')).incidentsCommand(),
  retry: async () => (await import('./commands/retry.ts')).retryCommand(),
  resolve: async () => (await import('./commands/resolve.ts')).resolveCommand(),
  subject: async () => (await import('./commands/subject.ts')).subjectCommand(),
  key: async () => (await import('./commands/key.ts')).keyCommand(),
  worker: async () => (await import('./commands/worker.ts')).workerCommand(),
  api: async () => (await import('./commands/api.ts')).apiCommand(),
  tools: async () => (await import('./commands/tools.ts')).toolsCommand(),
  audit: async () => (await import('./commands/audit.ts')).auditCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
};
