/** Roles of people; docs/dialect.md. */
export const roles = ['campaign-owner', 'ops', 'creative', 'legal', 'dpo', 'sales', 'auditor'] as const;
