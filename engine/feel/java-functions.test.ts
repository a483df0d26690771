import { expect, test } from 'vitest';
import { javaFunction } from './java-functions.ts';

const describe = (name: string, signature: string) => ({
  java: { class: name, 'method signature': signature },
});

test.each([
  ['java.lang.Math', 'max(double, double)', [123.45, 456.78], 456.78],
  ['java.lang.Math', 'min(long,long)', [3, -2], -2],
  ['java.lang.Math', 'abs(int)', [-2], 2],
  ['java.lang.Math', 'pow(double,double)', [2, 10], 1024],
  ['java.lang.Math', 'sqrt(double)', [-1], null],
  ['java.lang.Math', 'max(int,int)', [1.5, 2], null],
  ['java.lang.Math', 'max(double,double)', [1], null],
  ['java.lang.Math', 'cos(double)', ['1'], null],
  ['java.lang.Byte', 'valueOf(byte)', [127], 127],
  ['java.lang.Byte', 'valueOf(byte)', [128], null],
  ['java.lang.Integer', 'valueOf(java.lang.String)', ['123'], 123],
  ['java.lang.Integer', 'valueOf(java.lang.String)', ['1.5'], null],
  ['java.lang.Double', 'valueOf(java.lang.String)', ['1234.56'], 1234.56],
  ['java.lang.String', 'valueOf(char)', ['a'], 'a'],
  ['java.lang.String', 'valueOf(char)', ['abc'], null],
])('%s.%s of %j', (name, signature, values, expected) => {
  expect(javaFunction(describe(name, signature))?.(values)).toBe(expected);
});

test.each([
  [describe('java.lang.Math', 'random()')],
  [describe('java.lang.Runtime', 'exec(java.lang.String)')],
  [describe('java.lang.Math', 'max(java.lang.String,java.lang.String)')],
  [{ pmml: { document: 'x', model: 'y' } }],
  [{ java: 'java.lang.Math' }],
  ['java.lang.Math.max'],
])('%j is not to be called', (description) => {
  expect(javaFunction(description)).toBeUndefined();
});
