/** Keeps a slow device usable: after a frame that was long to show, the page rests before it shows the next. */
import { type MonoTypeOperatorFunction, Observable } from "rxjs";

/** Below this nobody notices that a frame was being shown. */
const QUICK_MILLISECONDS = 16;
/** How much longer than it worked a page rests: two thirds of its time are for whoever uses it. */
const REST = 2;

/** Values as they come; after one whose handling took long the newest of those that came during a rest. */
export function restBetween<T>(now: () => number = () => performance.now()): MonoTypeOperatorFunction<T> {
  return (source) =>
    new Observable<T>((observer) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let waiting: { value: T } | null = null;

      const next = (value: T) => {
        const began = now();
        observer.next(value);
        // By then what hangs on the value has been drawn, too.
        timer = setTimeout(() => {
          const took = now() - began;
          if (took < QUICK_MILLISECONDS) goOn();
          else timer = setTimeout(goOn, took * REST);
        });
      };
      const goOn = () => {
        timer = undefined;
        const newest = waiting;
        waiting = null;
        if (newest) next(newest.value);
      };
      const end = (say: () => void) => {
        clearTimeout(timer);
        if (waiting) observer.next(waiting.value);
        say();
      };
      const subscription = source.subscribe({
        next: (value) => {
          if (timer === undefined) next(value);
          else waiting = { value };
        },
        error: (error) => end(() => observer.error(error)),
        complete: () => end(() => observer.complete()),
      });
      return () => {
        clearTimeout(timer);
        subscription.unsubscribe();
      };
    });
}
