"""The Swedish vocabulary: its files, merged and looked up, and the labels that lines open with."""
