/** Any element as dmn-moddle reads it; `$type` is the namespaced name, e.g. `dmn:Decision`. */
export interface DmnElement {
  readonly $type: string;
  readonly $parent?: DmnElement;
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
}

export interface Definitions extends DmnElement {
  readonly namespace?: string;
  readonly expressionLanguage?: string;
  readonly import?: readonly ImportElement[];
  readonly itemDefinition?: readonly ItemDefinition[];
  readonly drgElement?: readonly DrgElement[];
}

export interface ImportElement extends DmnElement {
  readonly namespace?: string;
  readonly importType?: string;
}

export interface ItemDefinition extends DmnElement {
  readonly typeRef?: string;
  readonly isCollection?: boolean;
  readonly allowedValues?: TextElement;
  readonly typeConstraint?: TextElement;
  readonly itemComponent?: readonly ItemDefinition[];
  readonly functionItem?: {
    readonly parameters?: readonly InformationItem[];
    readonly outputTypeRef?: string;
  };
}

export interface InformationItem extends DmnElement {
  readonly typeRef?: string;
}

export interface Href {
  readonly href?: string;
}

/** Decisions, input data, business knowledge models, services; others carry no logic. */
export interface DrgElement extends DmnElement {
  readonly variable?: InformationItem;
  readonly informationRequirement?: readonly {
    readonly requiredDecision?: Href;
    readonly requiredInput?: Href;
  }[];
  readonly knowledgeRequirement?: readonly { readonly requiredKnowledge?: Href }[];
  readonly decisionLogic?: Boxed;
  readonly encapsulatedLogic?: FunctionElement;
  readonly outputDecision?: readonly Href[];
  readonly inputDecision?: readonly Href[];
  readonly inputData?: readonly Href[];
}

/** A boxed expression; which fields it has follows from `$type`. */
export interface Boxed extends DmnElement {
  readonly typeRef?: string;
}

/** A literal expression, or the tests of a cell. */
export interface TextElement extends Boxed {
  readonly text?: string;
  readonly expressionLanguage?: string;
}

export interface FunctionElement extends Boxed {
  readonly kind?: string;
  readonly formalParameter?: readonly InformationItem[];
  readonly body?: Boxed;
}

export interface ContextElement extends Boxed {
  readonly contextEntry?: readonly { readonly variable?: InformationItem; readonly value?: Boxed }[];
}

export interface ListElement extends Boxed {
  readonly elements?: readonly Boxed[];
}

export interface RelationElement extends Boxed {
  readonly column?: readonly InformationItem[];
  readonly row?: readonly ListElement[];
}

export interface InvocationElement extends Boxed {
  readonly calledFunction?: Boxed;
  readonly binding?: readonly {
    readonly parameter?: InformationItem;
    readonly bindingFormula?: Boxed;
  }[];
}

export interface ChildElement extends DmnElement {
  readonly value?: Boxed;
}

export interface ConditionalElement extends Boxed {
  readonly if?: ChildElement;
  readonly then?: ChildElement;
  readonly else?: ChildElement;
}

export interface FilterElement extends Boxed {
  readonly in?: ChildElement;
  readonly match?: ChildElement;
}

/** `for`, `some` and `every`. */
export interface IteratorElement extends Boxed {
  readonly iteratorVariable?: string;
  readonly in?: ChildElement;
  readonly return?: ChildElement;
  readonly satisfies?: ChildElement;
}

export interface TableElement extends Boxed {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly input?: readonly (DmnElement & {
    readonly inputExpression?: TextElement;
    readonly inputValues?: TextElement;
  })[];
  readonly output?: readonly (DmnElement & {
    readonly typeRef?: string;
    readonly outputValues?: TextElement;
    readonly defaultOutputEntry?: TextElement;
  })[];
  readonly rule?: readonly (DmnElement & {
    readonly inputEntry?: readonly TextElement[];
    readonly outputEntry?: readonly TextElement[];
  })[];
}

interface BoxedTypes {
  'dmn:LiteralExpression': TextElement;
  'dmn:FunctionDefinition': FunctionElement;
  'dmn:Context': ContextElement;
  'dmn:List': ListElement;
  'dmn:Relation': RelationElement;
  'dmn:Invocation': InvocationElement;
  'dmn:Conditional': ConditionalElement;
  'dmn:Filter': FilterElement;
  'dmn:For': IteratorElement;
  'dmn:Some': IteratorElement;
  'dmn:Every': IteratorElement;
  'dmn:DecisionTable': TableElement;
}

/** Narrows a boxed expression by its type. */
export function isBoxed<T extends keyof BoxedTypes>(
  element: Boxed,
  type: T,
): element is BoxedTypes[T] & Boxed {
  return element.$type === type;
}

/** What moddle read, as the root of a DMN file; `undefined` when it is something else. */
export function asDefinitions(root: unknown): Definitions | undefined {
  return isDefinitions(root) ? root : undefined;
}

function isDefinitions(root: unknown): root is Definitions {
  return typeof root === 'object' && root !== null && '$type' in root && root.$type === 'dmn:Definitions';
}
