/** Where a job says that something went wrong, by id and kind of error; never contents. */
export type OnError = (what: string, id: string, error: unknown) => void;
