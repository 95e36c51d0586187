# language: pt
