// Platform globals that Node and the browser share; the core may use these and nothing else of either platform.
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  static canParse(url: string, base?: string): boolean;
}
interface AbortSignal {
  readonly aborted: boolean;
}
declare function btoa(data: string): string;
