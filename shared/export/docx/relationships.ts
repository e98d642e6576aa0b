// The relationships of one part of the file: addresses of links, and images. Equal targets share one relationship.
import { element } from './xml.ts';

const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export class Relationships {
  readonly #ids = new Map<string, string>();
  readonly #rows: string[] = [];

  #add(key: string, attributes: Readonly<Record<string, string>>): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    // A prefix of its own keeps clear of the ids that the package already has.
    const id = `rap${this.#rows.length + 1}`;
    this.#ids.set(key, id);
    this.#rows.push(element('Relationship', { Id: id, ...attributes }));
    return id;
  }

  link(address: string): string {
    return this.#add(`link ${address}`, { Type: `${base}/hyperlink`, Target: address, TargetMode: 'External' });
  }

  image(file: string): string {
    return this.#add(`image ${file}`, { Type: `${base}/image`, Target: `media/${file}` });
  }

  xml(): string {
    return this.#rows.join('');
  }
}
