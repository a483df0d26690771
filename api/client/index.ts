export { openClient, type Client, type OpenTask, type TaskPlace, type TaskQuery } from './client.ts';
export { ApiProblem, path, type Address, type Connection } from './connection.ts';
export type { AnyContract, Contract } from './contract.ts';
