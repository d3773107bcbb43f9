"""Read parts of the record from sections: one file per part, each a pure function."""
