package main

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/rnnlab/rnnlab/web/host/api"
)

// announce puts the page's own address in it, and a picture beside it. Those who
// show a link with a picture take absolute addresses alone, and a page that is
// made to lie anywhere does not know its own; hence only for those who say it.
func announce(dir, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || !strings.HasSuffix(u.Path, "/") || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("-url: want an address like https://example.com/lab/, with the slash at its end, got %q", address)
	}
	page := filepath.Join(dir, "index.html")
	content, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	end := []byte("</head>")
	if !bytes.Contains(content, end) {
		return fmt.Errorf("%s has no </head>", page)
	}
	self, picture := html.EscapeString(u.String()), html.EscapeString(u.String()+"card.png")
	tags := fmt.Sprintf(`  <link rel="canonical" href="%[1]s" />
    <meta property="og:url" content="%[1]s" />
    <meta property="og:image" content="%[2]s" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta name="twitter:card" content="summary_large_image" />
  </head>`, self, picture)
	if err := os.WriteFile(page, bytes.Replace(content, end, []byte(tags), 1), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "card.png"), api.DefaultCard(), 0o644)
}
