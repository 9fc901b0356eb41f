package main

import (
	"bytes"
	"html/template"
	"path/filepath"
)

// card is the picture beside a link to the page, for those who say where that will be.
const card = "card.png"

// A page is what its template sees.
type page struct {
	file     string // as built
	template string // from the folder with index.html
	words    string // of the files of its words in web/app/text, what stands before the language

	Language   language
	Root       string      // leads from the page to the folder of the assets
	Framed     bool        // whether it is the frame of an embed, which has less room and headings of its own
	Alternates []alternate // the page in every language
	Address    string      // its own, absolute, if known
	Card       string      // that of the picture
	Lab        string      // leads from a page of its own to the whole page in its language
	Known      []known     // what there is to say of its tasks where no script runs
	figures
}

// frame is what other sites embed. It is in English until its script knows the
// language of the post.
func frame(f figures) page {
	return page{file: "embed.html", template: "web/app/embed/embed.html", Language: languages[0], Framed: true, figures: f}
}

// frameOfNumbers is what other sites embed of the page of own numbers.
func frameOfNumbers() page {
	return page{file: "numbers/embed.html", template: "web/app/numbers/frame/embed.html", words: "numbers-", Language: languages[0], Root: "../", Framed: true}
}

// frameOfExercise is what other sites embed of the page of symbols.
func frameOfExercise() page {
	return page{file: "symbols/embed.html", template: "web/app/symbols/frame/embed.html", words: "symbols-", Language: languages[0], Root: "../", Framed: true}
}

// whole is the page in a language, under the root if that is known.
func whole(l language, root string, f figures) page {
	p := page{file: l.folder + "index.html", template: "index.html", Language: l, Root: l.up(), Alternates: alternates(l, root), figures: f}
	if root != "" {
		p.Address, p.Card = root+l.folder, root+card
	}
	return p
}

// apart is a page of its own in a language, with a script and words of its name. It
// lies in a folder of its own, as the whole page does in that of a language.
func apart(name string, l language, root string, of []known) page {
	folder := name + "/"
	l.folder += folder
	p := page{file: l.folder + "index.html", template: "web/app/" + folder + name + ".html", words: name + "-", Language: l, Root: l.up(), Lab: "../", Known: of}
	if root != "" {
		p.Card = root + folder + card
	}
	for _, other := range languages {
		address := root + other.folder + folder
		if root == "" {
			address = l.up() + other.folder + folder
		}
		other.folder += folder
		p.Alternates = append(p.Alternates, alternate{other, other.Code, address})
	}
	return p
}

// Languages are those there are.
func (p page) Languages() []language { return languages }

// Others are the page in the other languages.
func (p page) Others() (others []alternate) {
	for _, a := range p.Alternates {
		if a.language != p.Language && a.For == a.Code {
			others = append(others, a)
		}
	}
	return others
}

// Terms are the words of the field that the page explains by a line each.
func (p page) Terms() []string {
	return []string{"epoch", "update", "loss", "validation", "rmse", "gradient", "learningRate"}
}

// render fills a page's template in, first with what the build knows, then with
// the words that its elements ask for.
func (p page) render(from string) ([]byte, error) {
	words, err := readWords(from, p.words+p.Language.Code)
	if err != nil {
		return nil, err
	}
	parts, err := template.New("").Funcs(template.FuncMap{"text": words.text, "say": func(s said) (string, error) { return words.text(s.key, s.values...) }}).ParseGlob(filepath.Join(from, "web", "app", "page", "parts", "*.html"))
	if err != nil {
		return nil, err
	}
	t, err := parts.ParseFiles(filepath.Join(from, filepath.FromSlash(p.template)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, filepath.Base(p.template), p); err != nil {
		return nil, err
	}
	return words.fill(out.Bytes())
}
