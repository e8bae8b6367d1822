import { expect } from 'chai';
import { parseYaml } from '../../../src/lang/yaml/document';
import { blankSchemas, withoutSchemas } from '../../../src/lang/yaml/schemas';

const SCHEMA = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  image: x\n';
const POD = 'kind: Pod\nspec:\n  containers: [{image: nginx}]\n';

describe('documents that describe a kind of resource', () => {
  it('are not read, and what stands beside them keeps its place', () => {
    const text = `${SCHEMA}---\n${POD}---\n${SCHEMA}`;
    const { roots, problems } = parseYaml(text, 'operator.yaml');
    expect(problems).to.deep.equal([]);
    expect(roots).to.have.length(1);
    expect(text.slice(roots[0]?.range.start, roots[0]?.range.end)).to.equal(POD.trimEnd());
  });

  it('become one comment each, as long as they were', () => {
    const text = `---\r\n${SCHEMA.replaceAll('\n', '\r\n')}---\n${POD}`;
    const blanked = blankSchemas(text);
    expect(blanked).to.have.length(text.length);
    expect(blanked)
      .to.match(/^--- #+\n---\n/)
      .and.to.contain(POD);
  });

  it('are left out of what is looked for triggers', () => {
    expect(withoutSchemas(`${SCHEMA}---\n${POD}---\n${SCHEMA}`)).to.equal(`---\n${POD}`);
    expect(withoutSchemas(POD)).to.equal(POD);
  });

  it('are told by their kind, not by a word in a value', () => {
    const text = 'kind: ConfigMap\ndata:\n  kind: CustomResourceDefinition\n';
    expect(blankSchemas(text)).to.equal(text);
  });
});
