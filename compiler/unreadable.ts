const REASONS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  EISDIR: ['it is a folder', 'Put the file itself here.'],
  EACCES: ['it may not be read', 'Give whoever compiles the right to read it.'],
  EPERM: ['it may not be read', 'Give whoever compiles the right to read it.'],
  ENOENT: ['it is a link to nothing', 'Put the file itself here.'],
  ELOOP: ['it is a link that leads back to itself', 'Put the file itself here.'],
};

/** Why a file that is listed in its folder cannot be read, and what to do. */
export function unreadable(problem: unknown): readonly [message: string, hint: string] {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  const message = problem instanceof Error ? problem.message : String(problem);
  return REASONS[code] ?? [`it cannot be read: ${message}`, 'Save it again.'];
}
