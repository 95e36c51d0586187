# language: id
