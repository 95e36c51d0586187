# language: tl
