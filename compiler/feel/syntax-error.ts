/** A problem at a place of the source, offsets in characters, end exclusive. */
export interface ParseError {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Thrown where reading cannot go on; nobody outside this folder sees it. */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxFailure';
  readonly problem: ParseError;

  constructor(message: string, from: number, to: number) {
    super(message);
    this.problem = { message, from, to };
  }
}
