# language: ne
