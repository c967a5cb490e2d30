/** What the sampler needs of whatever runs the model: two graphs, handed in by the platform. */

/** A prompt as the model reads it. */
export interface TextTokens {
  readonly ids: Int32Array;
  /** 1 where a token stands. As long as `ids`. */
  readonly mask: Float32Array;
}

/** What the text encoder made of a prompt: `length` vectors of `width` numbers, and which of them count. */
export interface EncodedText {
  /** length × width, row-major. */
  readonly vectors: Float32Array;
  /** 1 where a vector counts. */
  readonly mask: Float32Array;
  readonly length: number;
  readonly width: number;
}

/** A batch of latents at one time of the flow, each with its own text. */
export interface StepInput {
  readonly batch: number;
  /** 1 + slots. */
  readonly rows: number;
  /** batch × rows × row width. */
  readonly x: Float32Array;
  /** 1 where a coordinate of `x` is given, not noised; same shape as `x`. */
  readonly known: Float32Array;
  /** 0 noise … 1 scene, of the whole batch. */
  readonly t: number;
  /** One a latent. */
  readonly text: readonly EncodedText[];
}

export interface InferenceBackend {
  readonly encodeText: (prompt: TextTokens) => Promise<EncodedText>;
  /**
   * One evaluation of the flow. @returns what the model takes the clean latents for, batch × rows × row width: logits in
   * categories and flags, standardised numbers elsewhere.
   */
  readonly predict: (input: StepInput) => Promise<Float32Array>;
}

/** Description of a model file set: which latent it speaks, what it is, and what guards its bytes. */
export interface ModelManifest {
  readonly kind: 'penumbra-scene-model';
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  readonly layout: { readonly version: number; readonly rowWidth: number; readonly sha256: string };
  /** Token texts by id, for `promptEncoder`. */
  readonly words: readonly string[];
  readonly maxTokens: number;
  readonly maxSlots: number;
  readonly textWidth: number;
  readonly parameters: number;
  readonly trainedSteps: number;
  readonly files: {
    readonly text: ModelFile;
    readonly step: ModelFile;
  };
}

export interface ModelFile {
  /** Beside the manifest. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}
