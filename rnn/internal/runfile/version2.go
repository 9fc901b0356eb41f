package runfile

// A section of a file is its name, its flags (a whole number) and its bytes. A
// section of a later day that this package does not know is skipped if its flags
// are optional, and named otherwise. To add one is to add a row here: a run
// that does not have it is written as before.
type section struct {
	name string
	has  func(*Run) bool // whether a run has one; nil for one that every run has
	walk func(*Run, *codec)

	flags uint64 // 0 or optional
}

// optional is the flag of a section that may be left out of account.
const optional = 1

var sections = [...]section{
	{"settings", nil, (*Run).walkSettings, 0},
	{"run", nil, func(r *Run, c *codec) {
		c.whole(&r.Bits)
		c.word(&r.Records)
		c.text(&r.State)
		c.flag(&r.Altered, "altered")
		c.whole(&r.Update, &r.Underway, &r.Predicted)
	}, 0},
	{"now", nil, func(r *Run, c *codec) { r.Now.walk(c) }, 0},
	{"good", nil, func(r *Run, c *codec) { r.Good.walk(c) }, 0},
	{"history", nil, func(r *Run, c *codec) { c.rest(&r.History) }, 0},
	{"best", func(r *Run) bool { return len(r.Best) > 0 }, func(r *Run, c *codec) { c.rest(&r.Best) }, 0},
	{"carried", func(r *Run) bool { return len(r.Carried) > 0 }, func(r *Run, c *codec) { c.rest(&r.Carried) }, 0},
	{"predictions", func(r *Run) bool { return len(r.Predictions) > 0 }, func(r *Run, c *codec) { c.rest(&r.Predictions) }, 0},
	{"divergence", func(r *Run) bool { return r.Divergence != nil }, func(r *Run, c *codec) {
		if c.reading {
			r.Divergence = &Divergence{}
		}
		r.Divergence.walk(c)
	}, 0},
	{"task", func(r *Run) bool { return len(r.Source.Task) > 0 }, func(r *Run, c *codec) { c.source(&r.Source.Task, "task", longestTask) }, 0},
	{"data", func(r *Run) bool { return len(r.Source.Data) > 0 }, func(r *Run, c *codec) { c.source(&r.Source.Data, "data", longestData) }, 0},
	{"transform", func(r *Run) bool { return len(r.Source.Transform) > 0 }, func(r *Run, c *codec) {
		c.source(&r.Source.Transform, "transform", longestTransform)
	}, 0},
	{"shape", func(r *Run) bool { return len(r.Shape) > 0 }, func(r *Run, c *codec) { c.source(&r.Shape, "shape", longestShape) }, optional},
	{"names", func(r *Run) bool { return len(r.Names) > 0 }, func(r *Run, c *codec) { c.source(&r.Names, "names", longestNames) }, optional},
	{"band", func(r *Run) bool { return len(r.Band) > 0 }, func(r *Run, c *codec) { c.source(&r.Band, "band", longestBand) }, optional},
}

func (r *Run) writeSections(c *codec) {
	for _, s := range sections {
		if s.has != nil && !s.has(r) {
			continue
		}
		name, flags := s.name, s.flags
		c.text(&name)
		c.word(&flags)
		at := len(c.b)
		c.word(new(uint64)) // the length, known afterwards
		s.walk(r, c)
		appendWord(c.b[:at], uint64(len(c.b)-at-8), 8)
	}
}

// readSections returns what came after this package, if there is any such thing.
func (r *Run) readSections(c *codec) (newer string) {
	var seen [len(sections)]bool
	for len(c.b) > 0 {
		var name string
		var flags uint64
		var body []byte
		c.text(&name)
		c.word(&flags)
		c.bytes(&body)
		if c.wrong != "" {
			return ""
		}
		i := 0
		for i < len(sections) && sections[i].name != name {
			i++
		}
		switch {
		case i == len(sections) && flags == optional:
		case i == len(sections):
			return "the section " + quote(name)
		case seen[i]:
			c.fail(name + " twice")
		default:
			seen[i] = true
			part := codec{b: body, reading: true}
			sections[i].walk(r, &part)
			if len(part.b) > 0 {
				part.fail(misfit)
			}
			if part.wrong != "" {
				c.fail(name + ": " + part.wrong)
			}
		}
	}
	for i, s := range sections {
		if s.has == nil && !seen[i] {
			c.fail("no section " + s.name)
		}
	}
	return ""
}

// mostSettings is far more than there are, so that a file of nothing but
// settings makes no long list.
const mostSettings = 200

// walkSettings goes through the settings, each with its name and the kind of its
// value, so that a file can be read without the table that it was written with.
func (r *Run) walkSettings(c *codec) {
	for i := 0; c.reading && len(c.b) > 0 || i < len(r.Settings); i++ {
		if c.reading {
			if i == mostSettings {
				c.fail("more than " + itoa(mostSettings) + " settings")
				return
			}
			r.Settings = append(r.Settings, Setting{})
		}
		s := &r.Settings[i]
		c.text(&s.Name)
		c.flag(&s.IsText, "the kind of "+quote(s.Name))
		s.value(c)
		for _, before := range r.Settings[:i] {
			if before.Name == s.Name {
				c.fail("the setting " + quote(s.Name) + " twice")
			}
		}
	}
}

// quote puts the beginning of a text that may be anything in quotation marks.
func quote(text string) string {
	const most = 40
	if len(text) > most {
		text = text[:most] + "…"
	}
	clean := []byte(nil)
	for _, r := range text {
		if r < ' ' || r == 0x7f || r == 0xfffd {
			r = '?'
		}
		clean = append(clean, string(r)...)
	}
	return "\"" + string(clean) + "\""
}
