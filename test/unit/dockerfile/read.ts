import { expect } from 'chai';
import { parseDockerfile } from '../../../src/lang/dockerfile/document';
import { dockerfileImages, dockerfileScripts } from '../../../src/lang/dockerfile/surfaces';
import type { DockerfileDocument } from '../../../src/lang/dockerfile/types';

export function parse(text: string, path = 'Dockerfile'): DockerfileDocument {
  return parseDockerfile(text, path);
}

export function join(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The text at the place of each instruction, which is what it says it is. */
export function instructions(text: string): readonly string[] {
  return parse(text).instructions.map(({ keyword, keywordRange, range, argumentsRange }) => {
    expect(
      text
        .slice(keywordRange.start, keywordRange.end)
        .replace(/\\\r?\n/, '')
        .toUpperCase(),
    ).to.equal(keyword);
    expect(argumentsRange.end).to.be.within(argumentsRange.start, range.end);
    return text.slice(range.start, range.end);
  });
}

/** Each script with its origin. */
export function scripts(text: string, path = 'Dockerfile'): readonly string[] {
  return dockerfileScripts(parse(text, path)).map((script) => `${script.origin}: ${script.text}`);
}

/** The text of the file that a piece of the only script stands for. */
export function outerTextOf(text: string, piece: string): string | undefined {
  const [script] = dockerfileScripts(parse(text));
  const start = script?.text.indexOf(piece) ?? -1;
  expect(start, `The script holds ${piece}`).to.be.at.least(0);
  const place = script?.map.toOuter({ start, end: start + piece.length });
  return place && text.slice(place.start, place.end);
}

export function environment(
  text: string,
): readonly (readonly [name: string, value: string | undefined, written: string])[] {
  return parse(text).environment.map(({ name, nameRange, value, valueRange }) => {
    expect(text.slice(nameRange.start, nameRange.end)).to.equal(name);
    return [name, value, text.slice(valueRange.start, valueRange.end)];
  });
}

/** Each image as written, and as it is with variables put in. */
export function images(text: string): readonly (readonly [written: string, resolved: string | undefined])[] {
  return dockerfileImages(parse(text)).map(({ image, range, resolved, origin }) => {
    expect(text.slice(range.start, range.end)).to.equal(image);
    expect(origin).to.equal('dockerfile');
    return [image, resolved];
  });
}
