import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { personalWrite } from './personal-writes.ts';
import type { Shape } from './shape.ts';
import { misfit } from './types/fits.ts';

/** What a case begins with, and what messages bring, is among the variables of the schema, of their types. */
export function checkDeclared(checked: Checked): void {
  const { model, start, messages, scopes } = checked;
  const variables = scopes.process.properties ?? {};
  const check = (what: string, given: Shape): void => {
    for (const [name, shape] of Object.entries(given.properties ?? {})) {
      const wanted = variables[name];
      const personal = wanted === undefined ? undefined : personalWrite(what, name, shape, wanted);
      if (personal !== undefined) checked.error(model.id, personal);
      const reason =
        wanted === undefined ? `there is no variable "${name}"` : misfit(asWritten(shape), wanted);
      if (reason === undefined) continue;
      const meant = wanted === undefined ? nearest(name, Object.keys(variables)) : undefined;
      checked.error(model.id, {
        code: 'SCHEMA_DISAGREES',
        message: `${what} has "${name}": ${reason}`,
        hint:
          meant === undefined
            ? 'Both stand in the schema file: make them agree.'
            : `Did you mean "${meant}"?`,
      });
    }
  };
  check('the start', start);
  for (const [name, message] of Object.entries(messages)) check(`the message ${name}`, message);
}

/** All fields count: none may be strange where it is written to. */
function asWritten(shape: Shape): Shape {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return { anyOf: branches.map(asWritten) };
  if (shape.items !== undefined) return { ...shape, items: asWritten(shape.items) };
  if (shape.properties === undefined) return shape;
  const properties = Object.entries(shape.properties).map(([name, inner]) => [name, asWritten(inner)]);
  return { ...shape, written: true, properties: Object.fromEntries(properties) };
}
