import { compileActivity } from '../model/activity.ts';
import { calledId } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileElement } from './table.ts';

/** bpmn:callActivity: starts another process as a child (zeebe:calledElement). */
export const callActivity: CompileElement<'callActivity'> = (drawn, build) => {
  const called = zeebe(drawn, 'zeebe:CalledElement');
  const { expressions } = build;
  const id = calledId(drawn);
  return {
    kind: 'callActivity',
    ...compileActivity(drawn, build),
    called: id
      ? expressions.value(id, drawn, 'process id')
      : called?.processIdExpression
        ? expressions.formula(`=${called.processIdExpression}`, drawn, 'process id')
        : expressions.missing(drawn, 'process id'),
    binding:
      called?.bindingType === 'versionTag'
        ? { versionTag: called.versionTag ?? '' }
        : called?.bindingType === 'deployment'
          ? 'deployment'
          : 'latest',
    propagateAll: {
      parent: called?.propagateAllParentVariables !== false,
      child: called?.propagateAllChildVariables !== false,
    },
  };
};
