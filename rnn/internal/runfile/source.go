package runfile

// How long the parts of a file that this package cannot read may be, in bytes.
const (
	longestTask      = 4 << 10
	longestTransform = 64 << 10
	longestData      = 16 << 20
	longestShape     = 1 << 8
	longestNames     = 64 << 10
	longestBand      = 64 << 10
)

func (s Source) size() int { return len(s.Task) + len(s.Data) + len(s.Transform) }

// source is all that is left of a section, of a bounded length.
func (c *codec) source(x *[]byte, name string, longest int) {
	if c.reading && len(c.b) > longest {
		c.fail(name + " of " + itoa(len(c.b)) + " bytes, want at most " + itoa(longest))
	}
	c.rest(x)
}

// WithSource returns the file of a run with its source in it, in the place of
// any that it had. It reports a file that cannot be read, or a part that is too
// long, as an [*Error].
func WithSource(file []byte, source Source) ([]byte, error) {
	r, bad := Read(file)
	if bad != nil {
		return nil, bad
	}
	for _, part := range []struct {
		name          string
		length, limit int
	}{
		{"task", len(source.Task), longestTask},
		{"data", len(source.Data), longestData},
		{"transform", len(source.Transform), longestTransform},
	} {
		if part.length > part.limit {
			return nil, &Error{Content, part.name + " of " + itoa(part.length) + " bytes, want at most " + itoa(part.limit)}
		}
	}
	r.Source = source
	return r.File(), nil
}

// SourceOf returns where the records of a saved run come from. Its lists are
// parts of the file.
func SourceOf(file []byte) (Source, error) {
	r, bad := Read(file)
	if bad != nil {
		return Source{}, bad
	}
	return r.Source, nil
}
