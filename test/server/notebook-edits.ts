import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { DidChangeNotebookDocumentNotification, type Position } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../../src/core/fix';
import { smallestEdit } from '../../src/server/cell-edits';
import type { TestClient } from './client';
import type { TestCell, TestNotebook } from './notebook';
import { anyCell, cellMetadata } from './notebook-arbitrary';

/** Something that is done to a notebook. Places are any numbers: they count modulo what there is. */
export type Step =
  | { readonly name: 'insert'; readonly at: number; readonly cell: TestCell }
  | { readonly name: 'remove'; readonly at: number }
  | { readonly name: 'move'; readonly at: number; readonly to: number }
  | {
      readonly name: 'type' | 'paste';
      readonly at: number;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  | { readonly name: 'describe'; readonly at: number; readonly metadata: Metadata }
  | { readonly name: 'save' };

type Metadata = NonNullable<TestCell['metadata']>;

const place = fc.nat(99);

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ name: fc.constant('insert' as const), at: place, cell: anyCell }),
  fc.record({ name: fc.constant('remove' as const), at: place }),
  fc.record({ name: fc.constant('move' as const), at: place, to: place }),
  fc.record({
    name: fc.constantFrom('type' as const, 'paste' as const),
    at: place,
    from: place,
    to: place,
    text: anyCell.map(({ text }) => text),
  }),
  fc.record({ name: fc.constant('describe' as const), at: place, metadata: cellMetadata }),
  fc.constant({ name: 'save' as const }),
);

/** An editor with a notebook in which somebody works. */
export interface Editing {
  readonly notebook: TestNotebook;
  /** The cells as they are now. */
  cells(): readonly TestCell[];
  take(step: Step): Promise<void>;
  /** Makes the cells those of `goal`; what comes first is chosen by `choices`. */
  finish(goal: readonly TestCell[], choices: readonly number[]): Promise<void>;
}

/** `onEdit` is called, and awaited, after each message to the server. */
export function editNotebook(
  client: TestClient,
  notebook: TestNotebook,
  opened: readonly TestCell[],
  onEdit: () => Promise<void>,
): Editing {
  /** Their texts are old ones: the client has those of now. */
  let known = opened;
  const textAt = (index: number): string => client.documents.get(notebook.cell(index))?.text ?? '';

  async function insert(index: number, cell: TestCell): Promise<void> {
    notebook.insert(index, cell);
    known = known.toSpliced(index, 0, cell);
    await onEdit();
  }

  async function remove(index: number): Promise<void> {
    notebook.remove(index);
    known = known.toSpliced(index, 1);
    await onEdit();
  }

  async function move(from: number, to: number): Promise<void> {
    notebook.move(from, to);
    known = known.toSpliced(from, 1).toSpliced(to, 0, ...known.slice(from, from + 1));
    await onEdit();
  }

  async function describeCell(index: number, metadata: Metadata): Promise<void> {
    notebook.setCellMetadata(index, metadata);
    known = known.map((cell, other) => (other === index ? { ...cell, metadata } : cell));
    await onEdit();
  }

  /** Typing first takes away what was selected, then puts in one character after the other. */
  async function replace(index: number, { range, text }: Edit, isTyped: boolean): Promise<void> {
    if (!isTyped) {
      sendEdit(client, notebook.cell(index), { range, text });
      await onEdit();
      return;
    }
    if (range.end > range.start) await replace(index, { range, text: '' }, false);
    let at = range.start;
    for (const unit of unitsOf(text)) {
      await replace(index, { range: { start: at, end: at }, text: unit }, false);
      at += unit.length;
    }
  }

  async function take(given: Step): Promise<void> {
    const count = known.length;
    if (given.name === 'save') notebook.save();
    else if (given.name === 'insert') await insert(given.at % (count + 1), given.cell);
    else if (count === 0) return;
    else if (given.name === 'remove') await remove(given.at % count);
    else if (given.name === 'move') await move(given.at % count, given.to % count);
    else if (given.name === 'describe') await describeCell(given.at % count, given.metadata);
    else {
      const index = given.at % count;
      const range = spanOf(textAt(index), given.from, given.to);
      await replace(index, { range, text: given.text }, given.name === 'type');
    }
  }

  return {
    notebook,
    cells: () => known.map((cell, index) => ({ ...cell, text: textAt(index) })),
    take,
    async finish(goal, choices) {
      const choose = createChooser(choices);
      /** Which cell of the goal each cell becomes; undefined for those that have to go. */
      let roles = assignRoles(known, goal, choose);
      for (;;) {
        const missing = goal.flatMap((cell, role) => (roles.includes(role) ? [] : [{ role, cell }]));
        const todo: (() => Promise<void>)[] = [
          ...roles.flatMap((role, index) => (role === undefined ? [() => drop(index)] : [])),
          ...missing.map(
            ({ role, cell }) =>
              () =>
                add(role, cell),
          ),
          ...roles.flatMap((role, index) => {
            const edit = role === undefined ? undefined : smallestEdit(textAt(index), goal[role]?.text ?? '');
            return edit === undefined ? [] : [() => replace(index, edit, choose(3) > 0)];
          }),
          ...roles.flatMap((role, index) => {
            const wanted = role === undefined ? undefined : (goal[role]?.metadata ?? {});
            if (wanted === undefined || isDeepStrictEqual(known[index]?.metadata ?? {}, wanted)) return [];
            return [() => describeCell(index, wanted)];
          }),
        ];
        const role = roles.findIndex((own, index) => own !== index);
        const isComplete = missing.length === 0 && !roles.includes(undefined);
        if (isComplete && role !== -1) todo.push(() => shift(roles.indexOf(role), role));
        const next = todo[choose(todo.length)];
        if (next === undefined) return;
        await next();
      }

      async function drop(index: number): Promise<void> {
        roles = roles.toSpliced(index, 1);
        await remove(index);
      }

      async function add(role: number, cell: TestCell): Promise<void> {
        const index = choose(roles.length + 1);
        roles = roles.toSpliced(index, 0, role);
        await insert(index, choose(2) === 0 ? cell : { ...cell, text: '' });
      }

      async function shift(from: number, to: number): Promise<void> {
        roles = roles.toSpliced(from, 1).toSpliced(to, 0, roles[from]);
        await move(from, to);
      }
    },
  };
}

/** Numbers below a limit, from a list that starts anew when it is used up. */
function createChooser(choices: readonly number[]): (limit: number) => number {
  let used = 0;
  return (limit) => (limit === 0 ? 0 : (choices[used++ % choices.length] ?? 0) % limit);
}

/** A cell never becomes one of another kind or language: editors close it and open another one. */
function assignRoles(
  cells: readonly TestCell[],
  goal: readonly TestCell[],
  choose: (limit: number) => number,
): readonly (number | undefined)[] {
  const free = new Set(goal.keys());
  return cells.map(({ kind = 'code', languageId }) => {
    const fitting = [...free].filter((role) => {
      const wanted = goal[role];
      return (wanted?.kind ?? 'code') === kind && wanted?.languageId === languageId;
    });
    const role = fitting[choose(fitting.length + 1)];
    if (role !== undefined) free.delete(role);
    return role;
  });
}

/** Changes a cell the way editors tell it: the span, and what stands there now. */
function sendEdit(client: TestClient, uri: string, { range, text }: Edit): void {
  const before = client.documents.get(uri);
  if (before?.notebook === undefined) throw new Error(`${uri} is no open cell.`);
  const lines = TextDocument.create(uri, '', 0, before.text);
  const span: { readonly start: Position; readonly end: Position } = {
    start: lines.positionAt(range.start),
    end: lines.positionAt(range.end),
  };
  const version = before.version + 1;
  const changed = before.text.slice(0, range.start) + text + before.text.slice(range.end);
  client.documents.set(uri, { ...before, version, text: changed });
  void client.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
    notebookDocument: { uri: before.notebook, version },
    change: { cells: { textContent: [{ document: { uri, version }, changes: [{ range: span, text }] }] } },
  });
}

/** What one key puts in: a character, however many code units it has, or a line end. */
function unitsOf(text: string): readonly string[] {
  return text.match(/\r\n|[^]/gu) ?? [];
}

/** A span between characters. */
function spanOf(text: string, from: number, to: number): Edit['range'] {
  const units = unitsOf(text);
  const offsetOf = (count: number): number => units.slice(0, count % (units.length + 1)).join('').length;
  const [a, b] = [offsetOf(from), offsetOf(to)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
