import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../../electron/search/index/sqlite.ts';
import { newRoot } from '../store/new-root.ts';

it('goes on with a statement after an expression that it could not read', () => {
  const root = newRoot();
  mkdirSync(root, { recursive: true });
  const connection = new Connection(join(root, 'words.db'));
  onTestFinished(() => connection.close());
  connection.exec('CREATE VIRTUAL TABLE words USING fts5(text)');
  connection.run('INSERT INTO words VALUES (?)', ['harbour']);
  const find = (expression: string) => connection.all('SELECT text FROM words WHERE words MATCH ?', [expression]);
  expect(() => find('"unterminated')).toThrow('unterminated string');
  expect(find('"harbour"')).toEqual([{ text: 'harbour' }]);
});
