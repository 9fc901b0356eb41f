package main

// clear takes what only tracebacks read out of the table of functions:
//
//   - the files, and which of them a unit of compilation is made of;
//   - each function's lists of files and lines, where no other list shares their bytes;
//   - in each record where these lists are, its unit and its line: all 0, which
//     the runtime reads as "unknown";
//   - the names, but for those that the runtime acts upon, see nameKept.
//
// Lengths and offsets stay, zeros are in the place of what goes. What unwinds,
// grows and scans stacks stays: sizes, flags, lists of the stack pointer, of live
// pointers and of inlined calls.
func (t *table) clear() error {
	all, err := t.all()
	if err != nil {
		return err
	}
	if err := t.clearPairs(all); err != nil {
		return err
	}
	if err := t.clearNames(all); err != nil {
		return err
	}
	for _, f := range all {
		for _, field := range []int{filePairs, linePairs, unitOffset, startLine} {
			f.setWord(field, 0)
		}
	}
	clear(t.units)
	clear(t.files)
	return nil
}

// clearPairs clears the lists of files and lines. Lists that are alike are there
// once, so one of them may be another's as well.
func (t *table) clearPairs(all []function) error {
	kept := make([]bool, len(t.pairs))
	keep := func(offset uint32) error {
		list, err := t.pairsAt(offset)
		for i := range list {
			kept[int(offset)+i] = true
		}
		return err
	}
	for _, f := range all {
		if err := keep(f.word(stackPairs)); err != nil {
			return err
		}
		for i := range f.word(otherLists) {
			if err := keep(f.list(int(i))); err != nil {
				return err
			}
		}
	}
	for _, f := range all {
		for _, field := range []int{filePairs, linePairs} {
			list, err := t.pairsAt(f.word(field))
			if err != nil {
				return err
			}
			for i := range list {
				if !kept[int(f.word(field))+i] {
					list[i] = 0
				}
			}
		}
	}
	return nil
}
