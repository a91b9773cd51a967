// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// check.js OPENAPI RECORDS: whether OPENAPI is valid OpenAPI 3.1, whether its examples fit their own schemas, and whether
// each request and answer in RECORDS (one JSON object a line) fits the operation that it is for. Prints what does not, a
// line each, and at last what was never answered with success; exit code 1 where there is anything.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [documentFile, recordsFile] = process.argv.slice(2);
const description = JSON.parse(readFileSync(documentFile, 'utf8'));
const records = readFileSync(recordsFile, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
let problems = 0;
const complain = (text) => { ++problems; console.log(text); };

const valid = await new Validator().validate(structuredClone(description));
if (!valid.valid) complain(`not OpenAPI 3.1: ${JSON.stringify(valid.errors).slice(0, 2000)}`);
if (!description.openapi?.startsWith('3.1.')) complain('not a description in OpenAPI 3.1');

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema({ $id: 'doc', ...description });
const escaped = (part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const compiled = new Map();
function schemaAt(...path) {
  const pointer = path.map(escaped).join('/');
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `doc#/${pointer}` }));
  return compiled.get(pointer);
}
function fits(value, where, ...path) {
  const check = schemaAt(...path);
  if (check(value)) return;
  const error = check.errors.at(-1);
  complain(`${where}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)} in ${JSON.stringify(value).slice(0, 400)}`);
}
/// Where a reference leads, as the path to it.
function resolved(...path) {
  const node = path.reduce((at, part) => at?.[part], description);
  if (!node?.$ref) return path;
  return node.$ref.slice(2).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
const nodeAt = (path) => path.reduce((at, part) => at?.[part], description);

const codes = new Set(description.components.schemas.ProblemCode.enum);
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    const where = `${method.toUpperCase()} ${path}`;
    for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
      if ('example' in media)
        fits(media.example, `${where}: its example`, 'paths', path, method, 'requestBody', 'content', type, 'schema');
    }
    for (const code of operation['x-problem-codes'] ?? [])
      if (!codes.has(code)) complain(`${where}: ${code} is no problem code`);
    if (!operation['x-codeSamples']?.some((sample) => sample.source.includes('curl')))
      complain(`${where}: no example with curl`);
    if (!operation.summary) complain(`${where}: no summary`);
  }
}

const answered = new Set();
for (const record of records) {
  const method = record.method.toLowerCase();
  const where = `${record.method} ${record.path} ${record.status}`;
  const operation = description.paths[record.path]?.[method];
  if (!operation) { complain(`${where}: not described`); continue; }
  const good = record.status < 400;
  if (good) answered.add(`${record.method} ${record.path}`);
  const key = String(record.status) in operation.responses ? String(record.status) : 'default';
  if (good && key === 'default') { complain(`${where}: this status is not described`); continue; }
  const response = resolved('paths', record.path, method, 'responses', key);
  const content = nodeAt(response).content;
  const type = record.type.split(';')[0];
  if (!content) {
    if (record.body) complain(`${where}: an answer with content, which is not described`);
  } else if (!content[type]) {
    complain(`${where}: ${type} is not described`);
  } else if (type.endsWith('json')) {
    fits(JSON.parse(record.body), where, ...response, 'content', type, 'schema');
  }
  const taken = operation.requestBody?.content?.['application/json'];
  if (good && taken && record.request !== undefined && record.requestType === 'application/json')
    fits(JSON.parse(record.request || '{}'), `${where}: what was sent`, 'paths', record.path, method, 'requestBody',
         'content', 'application/json', 'schema');
}
for (const [path, methods] of Object.entries(description.paths))
  for (const method of Object.keys(methods))
    if (!answered.has(`${method.toUpperCase()} ${path}`)) complain(`never answered: ${method.toUpperCase()} ${path}`);
process.exitCode = problems ? 1 : 0;
