import type { CitedSentence } from '../../../core/ipc/replies.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { DecisionHandlers } from './decide-passage.ts';
import type { PassageHandlers } from './passage-acts.ts';

/** What the source pane shows, and what it asks for. */
export type SourceProps = Omit<PassageHandlers, 'oncomment'> &
  DecisionHandlers & {
    article: Article;
    annotations: readonly Annotation[];
    /** Sentences of any briefing that cite this article's annotations. */
    sentences: readonly CitedSentence[];
    /** A briefing is open. */
    canCite: boolean;
    readOnly: boolean;
    ondraft: (annotationId: string, comment: string) => void;
    onremove: (annotationId: string) => void;
    onsentence: (sentence: CitedSentence) => void;
    onlink: (url: string) => void;
    ondetails: () => void;
    onversions: () => void;
  };
