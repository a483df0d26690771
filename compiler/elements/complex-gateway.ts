import { parseExpression, referencedNames } from '../feel/index.ts';
import { compileNode } from '../model/node.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:complexGateway. Its conditions may ask for `activationCount`, each incoming flow by its id, and `waitingForStart`. */
export const complexGateway: CompileElement<'complexGateway'> = (drawn, build) => {
  const { drawing, expressions } = build;
  const condition = drawn.activationCondition?.body?.trim();
  const counts = ['activationCount', 'waitingForStart', ...drawing.incoming(drawn).map(({ id }) => id)];
  const readsData = namesIn(condition).some((name) => !counts.includes(name));
  const tellsPhases = drawing
    .outgoing(drawn)
    .some(({ conditionExpression }) =>
      namesIn(conditionExpression?.body?.trim()).includes('waitingForStart'),
    );
  return present({
    kind: 'complexGateway' as const,
    ...compileNode(drawn, build),
    defaultFlow: drawn.default?.id,
    activation: condition ? expressions.formula(condition, drawn, 'activation condition') : undefined,
    readsData: readsData ? (true as const) : undefined,
    tellsPhases: tellsPhases ? (true as const) : undefined,
  });
};

function namesIn(formula = ''): readonly string[] {
  const parsed = parseExpression(formula.replace(/^=/, ''));
  return parsed.ok ? referencedNames(parsed.expression) : [];
}
