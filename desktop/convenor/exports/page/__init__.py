"""The page: paper, faces, text, header and footer of everything that is printed.

Text is set here, not by the PDF library: broken into lines, ordered by the bidirectional
algorithm, shaped by HarfBuzz, and written as glyphs, so that every name comes out right in every
script the bundled faces have. Knows neither Qt nor the store.
"""
